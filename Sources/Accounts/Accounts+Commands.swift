import Commons
package import Mail
package import Storage
package import Web

/// What the command line does for people: nothing is printed, nothing is sent; links are returned for whoever typed it.
extension Accounts {
    /// A link that signs somebody in, once, within a day.
    package static func oneTimeLink(
        for account: Account, world: World, in tx: Transaction
    ) throws -> IssuedLink {
        try OneTimeToken.issue(.signIn, for: account, world: world, in: tx)
    }

    /// An account whose address counts as verified, and a link to come in and choose a password.
    package static func create(
        email: EmailAddress, name: String, roles: Set<Role>, language: Language = .fr, world: World, in tx: Transaction
    ) throws -> (account: Account, link: IssuedLink) {
        let newcomer = Newcomer(name: name, email: email, language: language, password: nil)
        guard let account = try Account.register(newcomer, world: world, in: tx) else {
            throw AppError(.conflict, "accounts.error.emailTaken")
        }
        try account.verify(at: world.now(), in: tx)
        try account.setRoles(roles, by: nil, at: world.now(), in: tx)
        let present = try Account.require(account.id, in: tx)
        return (present, try oneTimeLink(for: present, world: world, in: tx))
    }

    /// A link where somebody may open an account with these roles.
    package static func invite(
        email: EmailAddress, roles: Set<Role>, language: Language = .fr, world: World, in tx: Transaction
    ) throws -> IssuedLink {
        try AccountInvitation.make(to: email, roles: roles, language: language, by: nil, world: world, in: tx)
    }

    /// A link to choose a new password.
    package static func reset(email: EmailAddress, world: World, in tx: Transaction) throws -> IssuedLink {
        guard let account = try Account.find(email, in: tx) else {
            throw AppError(.missing, "accounts.error.noSuchAccount")
        }
        return try OneTimeToken.issue(.passwordReset, for: account, world: world, in: tx)
    }

    /// Signing in asks for the password alone again: for somebody whose telephone and recovery codes are gone.
    ///
    /// - Returns: false when nothing was asked.
    package static func forgetSecondFactor(of email: EmailAddress, world: World, in tx: Transaction) throws -> Bool {
        guard let account = try Account.find(email, in: tx) else {
            throw AppError(.missing, "accounts.error.noSuchAccount")
        }
        guard try SecondFactor.find(of: account.id, in: tx) != nil else { return false }
        try SecondFactor.forget(of: account.id, in: tx)
        try Audit.record(
            "account.secondFactorEnded", subject: account.id.rawValue, by: nil, at: world.now(), in: tx)
        return true
    }

    /// While nobody can sign in as administrator by a password: the account that will, made when there is none, and a new
    /// link for it. Nil afterwards.
    package static func ensureFirstAdministrator(
        world: World, in tx: Transaction
    ) throws -> (account: Account, link: IssuedLink)? {
        let administrators: [Account] = try tx.all(
            """
            SELECT \(Account.columns) FROM accounts
            WHERE id IN (SELECT account_id FROM account_roles WHERE role = 'administrator') ORDER BY id LIMIT 100
            """)
        guard let first = administrators.first else {
            return try create(
                email: .firstAdministrator, name: "Admin", roles: [.administrator], world: world, in: tx)
        }
        guard administrators.allSatisfy({ $0.password == nil }) else { return nil }
        return (first, try oneTimeLink(for: first, world: world, in: tx))
    }
}

extension EmailAddress {
    /// Until the first administrator gives their own.
    fileprivate static var firstAdministrator: EmailAddress {
        guard let address = EmailAddress(rawValue: "administrator@localhost") else {
            preconditionFailure("an address that stands in the sources is one")
        }
        return address
    }
}
