package import Storage
package import Web

/// Who looks after a thing, and since when.
struct Keepership: Sendable, RowDecodable {
    let person: Person.ID
    let since: Timestamp

    init(row: Row) throws {
        person = try row["person_id"]
        since = try row["since"]
    }

    static func all(of thing: Thing, in tx: Transaction) throws -> [Keepership] {
        try tx.all(
            "SELECT person_id, since FROM keepers WHERE thing_id = \(thing.id) ORDER BY since, person_id LIMIT 200")
    }
}

extension Thing {
    /// Somebody stops looking after it; what they wrote stays.
    package func removeKeeper(_ person: Person.ID, at now: Timestamp, in tx: Transaction) throws {
        let gone = try tx.run("DELETE FROM keepers WHERE thing_id = \(id) AND person_id = \(person)")
        guard gone == 1 else { return }
        try tx.run(
            """
            UPDATE things SET left_at = \(now)
            WHERE id = \(id) AND NOT EXISTS (SELECT 1 FROM keepers WHERE thing_id = \(id))
            """)
        try Audit.record("keeper.left", of: self, by: person, at: now, in: tx)
    }
}

extension Invitation {
    /// Those that still can be accepted, the latest first.
    static func open(of thing: Thing, at now: Timestamp, in tx: Transaction) throws -> [Invitation] {
        try tx.all(
            """
            SELECT id, thing_id, invited_by, expires_at FROM keeper_invitations
            WHERE thing_id = \(thing.id) AND accepted_at IS NULL AND expires_at > \(now)
            ORDER BY expires_at DESC, id LIMIT 100
            """)
    }

    /// The link leads nowhere from now on.
    static func withdraw(_ id: Identifier<Invitation>, of thing: Thing, in tx: Transaction) throws {
        try tx.run(
            "DELETE FROM keeper_invitations WHERE id = \(id) AND thing_id = \(thing.id) AND accepted_at IS NULL")
    }
}
