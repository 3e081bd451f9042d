import Mail
package import Storage
package import Web

/// Letters that anybody may ask for at any address. A request only writes down that one was asked for, so that it does the
/// same work, and takes the same time, whether the address has an account or not; the rest is done afterwards.
package struct AskedLetters: Sendable {
    package static let kind = "asked-letter"

    enum Wish: String, Codable, Sendable {
        case verification, passwordReset
    }

    private struct Promise: Codable, Sendable {
        let wish: Wish
        let email: String
    }

    private let database: Database
    private let world: World
    private let catalog: TextCatalog
    private let site: @Sendable () async throws -> Site

    package init(
        database: Database, world: World, catalog: TextCatalog, site: @escaping @Sendable () async throws -> Site
    ) {
        self.database = database
        self.world = world
        self.catalog = catalog
        self.site = site
    }

    /// For a `JobRunner`.
    package var handlers: [String: JobRunner.Handler] { [Self.kind: write] }

    static func ask(_ wish: Wish, at email: EmailAddress, world: World, in tx: Transaction) throws {
        try Jobs.enqueue(kind, Promise(wish: wish, email: email.rawValue), world: world, in: tx)
    }

    /// Who asked twice gets two letters, of which the last one counts; so does whoever's worker died in between.
    @Sendable
    private func write(_ job: Job) async throws {
        let promise = try job.payload(as: Promise.self)
        let letters = Letters(site: try await site(), catalog: catalog)
        try await database.write { tx in
            guard let account = try Account.find(typed: promise.email, in: tx), account.mayAsk(for: promise.wish) else {
                return
            }
            let (purpose, kind) = promise.wish.terms
            let link = try OneTimeToken.issue(purpose, for: account, world: world, in: tx)
            let letter = letters.write(kind, to: account.email, in: account.language, link: link)
            try Outbox.post(letter, world: world, in: tx)
        }
    }
}

extension AskedLetters.Wish {
    fileprivate var terms: (OneTimeToken.Purpose, Letters.Kind) {
        switch self {
        case .verification: (.verification, .verification)
        case .passwordReset: (.passwordReset, .passwordReset)
        }
    }
}

extension Account {
    fileprivate func mayAsk(for wish: AskedLetters.Wish) -> Bool {
        switch wish {
        case .verification: !isVerified
        case .passwordReset: !isSuspended && !isClosed
        }
    }
}
