import Commons
import Foundation
import Storage
import Web

/// What somebody read in a testimony: a theme, and the very words in which it is heard (qualitative coding).
struct TestimonyCode: Sendable, RowDecodable {
    typealias ID = Identifier<TestimonyCode>

    let id: ID
    let testimony: Thing.ID
    let theme: String
    /// Word for word, within one paragraph.
    let quote: String
    /// Of the testimony, in which it was read.
    let revision: Int
    let person: Person.ID?
    let at: Timestamp

    private static let columns: Query = "c.id, c.testimony_id, c.theme, c.quote, c.revision, c.person_id, c.at"

    init(row: Row) throws {
        id = try row["id"]
        testimony = try row["testimony_id"]
        theme = try row["theme"]
        quote = try row["quote"]
        revision = try row["revision"]
        person = try row["person_id"]
        at = try row["at"]
    }

    /// Under which codes stand together, however their theme is written; it also names the theme on a page.
    var key: String { Self.key(of: theme) }

    static func key(of theme: String) -> String {
        let plain = theme.folding(options: [.caseInsensitive, .diacriticInsensitive], locale: nil)
        return "theme-" + plain.map { $0.isLetter || $0.isNumber ? String($0) : "-" }.joined()
    }

    static let most = 200

    static func all(of testimony: Thing.ID, in tx: Transaction) throws -> [TestimonyCode] {
        try tx.all(
            "SELECT \(columns) FROM testimony_codes c WHERE c.testimony_id = \(testimony) ORDER BY c.id LIMIT \(most)")
    }

    /// The codes of many testimonies, the latest first.
    static func all(of testimonies: [Thing.ID], limit: Int, in tx: Transaction) throws -> [TestimonyCode] {
        try tx.all(
            """
            SELECT \(columns) FROM testimony_codes c WHERE c.testimony_id IN \(list: testimonies)
            ORDER BY c.id DESC LIMIT \(limit)
            """)
    }

    /// Themes that were read in what is told of a practice, to choose among and to look into.
    static func themes(of practice: Thing.ID, in tx: Transaction) throws -> [String] {
        let known: [String] = try tx.values(
            """
            SELECT DISTINCT c.theme FROM replications r JOIN things p ON p.id = r.thing_id
                JOIN testimonies s ON s.replication_id = r.thing_id JOIN things t ON t.id = s.thing_id
                JOIN testimony_codes c ON c.testimony_id = s.thing_id
            WHERE r.practice_id = \(practice) AND t.visibility = 'published' AND p.visibility = 'published'
            ORDER BY c.theme LIMIT 200
            """)
        var seen: Set<String> = []
        return known.filter { seen.insert(key(of: $0)).inserted }
    }

    static func add(
        _ theme: String, heardIn quote: String, of testimony: Thing, by person: Person.ID?, world: World,
        in tx: Transaction
    ) throws {
        let count: Int? = try tx.value("SELECT COUNT(*) FROM testimony_codes WHERE testimony_id = \(testimony.id)")
        guard count ?? 0 < most else { throw AppError(.conflict, "testimonies.codes.tooMany") }
        let (id, now): (ID, Timestamp) = (world.newID(), world.now())
        try tx.run(
            """
            INSERT INTO testimony_codes (id, testimony_id, theme, quote, revision, person_id, at)
            VALUES (\(id), \(testimony.id), \(theme), \(quote), \(testimony.revision), \(person), \(now))
            """)
        try Audit.record("testimony.coded", of: testimony, by: person, at: now, in: tx)
    }

    /// A code that was given by mistake, or that nobody stands by any more.
    static func remove(
        _ id: ID, of testimony: Thing, by person: Person.ID, at now: Timestamp, in tx: Transaction
    ) throws {
        let gone = try tx.run("DELETE FROM testimony_codes WHERE id = \(id) AND testimony_id = \(testimony.id)")
        guard gone > 0 else { throw AppError.missing }
        try Audit.record("testimony.uncoded", of: testimony, by: person, at: now, in: tx)
    }
}
