import Storage
import Web

/// A content in another language.
struct HeldTranslation: HeldRow, RowDecodable {
    let thing: Thing.ID
    let language: String
    let ofRevision: Int
    let content: JSONValue
    let person: Person.ID?
    let at: Timestamp

    init(row: Row) throws {
        thing = try row["thing_id"]
        language = try row["language"]
        ofRevision = try row["of_revision"]
        content = try JSONValue(stored: try row["content"])
        person = try row["person_id"]
        at = try row["at"]
    }

    var people: [Person.ID] { [person].compactMap { $0 } }

    static let holding = Holding(
        "translations", tables: ["translations"], of: HeldTranslation.self,
        page: { last, limit, tx in
            let rows: [HeldTranslation] = try tx.all(
                """
                SELECT \(columns) FROM translations WHERE thing_id IN (
                    SELECT DISTINCT thing_id FROM translations WHERE thing_id > \(last?.thing.rawValue ?? "")
                    ORDER BY thing_id LIMIT \(limit))
                """)
            return rows.sorted { ($0.thing, $0.language) < ($1.thing, $1.language) }
        },
        present: { row, tx in
            try tx.first(
                """
                SELECT \(columns) FROM translations WHERE thing_id = \(row.thing) AND language = \(row.language)
                """)
        },
        take: { row, tx in
            try tx.run(
                """
                INSERT INTO translations (thing_id, language, of_revision, content, person_id, at)
                VALUES (\(row.thing), \(row.language), \(row.ofRevision), \(try row.content.stored), \(row.person),
                    \(row.at))
                """)
        })

    private static let columns: Query = "thing_id, language, of_revision, content, person_id, at"
}
