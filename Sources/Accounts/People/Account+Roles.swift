import Commons
package import Storage
package import Web

extension Role {
    /// What administrators give; `contributor` comes with a verified address.
    package static let granted: [Role] = [.editor, .moderator, .administrator]
}

extension Account {
    package func roles(in tx: Transaction) throws -> Set<Role> {
        try Self.roles(of: [id], in: tx)[id, default: []].union(isVerified ? [.contributor] : [])
    }

    /// The roles that were granted to several people.
    static func roles(of ids: [Person.ID], in tx: Transaction) throws -> [Person.ID: Set<Role>] {
        let grants: [Grant] = try tx.all("SELECT account_id, role FROM account_roles WHERE account_id IN \(list: ids)")
        return grants.reduce(into: [:]) { $0[$1.account, default: []].insert($1.role) }
    }

    /// Who may decide on reports today: verified, not suspended, moderator or administrator.
    package static func moderators(in tx: Transaction) throws -> [Person.ID] {
        try holders(of: [.moderator, .administrator], in: tx)
    }

    /// Who was given one of some roles and can act today: verified, not suspended.
    package static func holders(of roles: [Role], in tx: Transaction) throws -> [Person.ID] {
        try tx.values(
            """
            SELECT DISTINCT account_roles.account_id FROM account_roles
            JOIN accounts ON accounts.id = account_roles.account_id
            WHERE role IN \(list: roles) AND verified_at IS NOT NULL AND suspended_at IS NULL
            ORDER BY account_roles.account_id LIMIT 500
            """)
    }

    /// Gives these roles and takes the others away. There is always an administrator who can sign in.
    func setRoles(_ wanted: Set<Role>, by other: Person.ID?, at now: Timestamp, in tx: Transaction) throws {
        let present = try Self.roles(of: [id], in: tx)[id] ?? []
        let wanted = wanted.intersection(Role.granted)
        guard wanted != present else { return }
        if present.contains(.administrator), !wanted.contains(.administrator) {
            try requireAnotherAdministrator(in: tx)
        }
        try tx.run(
            "DELETE FROM account_roles WHERE account_id = \(id) AND role IN \(list: present.subtracting(wanted).sorted())"
        )
        for role in wanted.subtracting(present).sorted() {
            try tx.run(
                """
                INSERT INTO account_roles (account_id, role, since, granted_by) VALUES (\(id), \(role), \(now), \(other))
                """)
        }
        let roles = wanted.sorted().map(\.rawValue).joined(separator: " ")
        try Audit.record("account.roles", subject: id.rawValue, by: other, at: now, detail: roles, in: tx)
    }

    /// Transactions that write follow one another, so two administrators cannot take the role from each other at once.
    func requireAnotherAdministrator(in tx: Transaction) throws {
        let other: Int? = try tx.value(
            """
            SELECT 1 FROM account_roles JOIN accounts ON accounts.id = account_roles.account_id
            WHERE role = 'administrator' AND account_id <> \(id) AND verified_at IS NOT NULL AND suspended_at IS NULL
                AND closed_at IS NULL
            LIMIT 1
            """)
        guard other != nil else { throw AppError(.conflict, "accounts.error.lastAdministrator") }
    }

    private struct Grant: RowDecodable {
        let account: Person.ID
        let role: Role

        init(row: Row) throws {
            account = try row["account_id"]
            role = try row["role"]
        }
    }
}

extension Set<Role> {
    /// In the order in which roles are listed everywhere.
    func sorted() -> [Role] { Role.allCases.filter(contains) }
}
