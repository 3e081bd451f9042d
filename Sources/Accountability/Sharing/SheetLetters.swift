import Accounts
import Commons
import Mail
package import Storage
package import Web

/// Tells people that a draft is shown to them. A request only writes down who was named, so that it does the same work
/// whether an address has an account or not; the rest is done afterwards.
///
/// Each draft writes once to each person, however often they are named; nobody has more than a few such letters in a day.
package struct SheetLetters: Sendable {
    private static let kind = "sheet-letter"
    private static let mostADay = 5

    private struct Promise: Codable, Sendable {
        let sheet: Thing.ID
        /// One of both: a person, or an address that was typed.
        let person: Person.ID?
        let address: String?
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

    static func ask(for person: Person.ID, about sheet: Thing, world: World, in tx: Transaction) throws {
        try Jobs.enqueue(
            kind, Promise(sheet: sheet.id, person: person, address: nil), world: world, in: tx)
    }

    static func ask(at address: EmailAddress, about sheet: Thing, world: World, in tx: Transaction) throws {
        try Jobs.enqueue(
            kind, Promise(sheet: sheet.id, person: nil, address: address.rawValue), world: world, in: tx)
    }

    /// A draft that was published remembers nobody.
    static func end(of sheet: Thing, in tx: Transaction) throws {
        try tx.run("DELETE FROM sheet_letters WHERE sheet_id = \(sheet.id)")
    }

    @Sendable
    private func write(_ job: Job) async throws {
        let promise = try job.payload(as: Promise.self)
        let letters = RoomLetter("accountability.letter", on: try await site(), catalog)
        try await database.write { tx in
            guard let sheet = try Thing.find(promise.sheet, in: tx), sheet.visibility == .draft,
                let account = try Self.account(promise, in: tx), try isToBeTold(account, of: sheet, in: tx)
            else { return }
            let letter = letters.write(
                "shown", to: account,
                ["sheet": sheet.title, "link": "\(letters.site.address)\(sheet.path)/reading"])
            try Outbox.post(letter, world: world, in: tx)
        }
    }

    private static func account(_ promise: Promise, in tx: Transaction) throws -> Account? {
        if let person = promise.person { return try Account.find(person, in: tx) }
        return try promise.address.flatMap(EmailAddress.init(rawValue:)).flatMap { try Account.find($0, in: tx) }
    }

    /// Whether somebody still reads the draft without keeping it, and had no letter about it; notes that they have now.
    private func isToBeTold(_ account: Account, of sheet: Thing, in tx: Transaction) throws -> Bool {
        guard account.isVerified, !account.isClosed, !account.isSuspended,
            try SheetReader.has(account.id, sheet, in: tx), try !sheet.isKept(by: account.id, in: tx)
        else { return false }
        let now = world.now()
        let today: Int? = try tx.value(
            """
            SELECT COUNT(*) FROM sheet_letters WHERE person_id = \(account.id) AND at > \(now.adding(days: -1))
            """)
        guard today ?? 0 < Self.mostADay else { return false }
        let noted = try tx.run(
            """
            INSERT INTO sheet_letters (sheet_id, person_id, at) VALUES (\(sheet.id), \(account.id), \(now))
            ON CONFLICT DO NOTHING
            """)
        return noted == 1
    }
}
