import Commons
import Crypto
import Storage
import Web

/// A link by which those whom its keepers give it to may read a sheet before everybody does: fourteen days, or until another
/// takes its place; only a hash of it is stored.
enum SheetLink {
    static let days = 14

    /// - Returns: its secret, which is shown once.
    static func make(for sheet: Thing, by person: Person.ID, world: World, in tx: Transaction) throws -> String {
        let secret = world.randomBytes(20).hex
        let now = world.now()
        try tx.run(
            """
            INSERT INTO sheet_links (sheet_id, secret_hash, person_id, created_at, expires_at)
            VALUES (\(sheet.id), \(hash(secret)), \(person), \(now), \(now.adding(days: days)))
            ON CONFLICT (sheet_id) DO UPDATE SET secret_hash = excluded.secret_hash, person_id = excluded.person_id,
                created_at = excluded.created_at, expires_at = excluded.expires_at
            """)
        try Audit.record("sheet.link", of: sheet, by: person, at: now, in: tx)
        return secret
    }

    /// The draft behind a secret, while it can be used, and who made the link.
    static func find(_ secret: String, at now: Timestamp, in tx: Transaction) throws -> (Thing, Person.ID)? {
        let row: LinkRow? = try tx.first(
            "SELECT sheet_id, person_id FROM sheet_links WHERE secret_hash = \(hash(secret)) AND expires_at > \(now)")
        guard let row, let thing = try Thing.find(row.sheet, in: tx), thing.visibility == .draft else { return nil }
        return (thing, row.person)
    }

    private static func hash(_ secret: String) -> String { Array(SHA256.hash(data: Array(secret.utf8))).hex }
}

private struct LinkRow: RowDecodable {
    let sheet: Thing.ID
    let person: Person.ID

    init(row: Row) throws {
        sheet = try row["sheet_id"]
        person = try row["person_id"]
    }
}
