import Storage
import Web

/// A thing with its present content.
struct HeldThing: HeldRow, RowDecodable {
    let id: Thing.ID
    let kind: Kind
    let slug: String
    let language: String
    let title: String
    let summary: String
    let visibility: Visibility
    let isFictional: Bool
    let revision: Int
    let content: JSONValue
    let createdAt: Timestamp
    let updatedAt: Timestamp
    let createdBy: Person.ID?
    let source: String?
    let licence: String
    let keptWith: Thing.ID?
    let leftAt: Timestamp?
    let withdrawalReason: String?
    let reading: Reading?

    static let columns: Query = """
        id, kind, slug, language, title, summary, visibility, is_fictional, revision, content, created_at, updated_at,
        created_by, source, licence, kept_with, left_at, withdrawal_reason, reading
        """

    init(row: Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        slug = try row["slug"]
        language = try row["language"]
        title = try row["title"]
        summary = try row["summary"]
        visibility = try row["visibility"]
        isFictional = try row["is_fictional"]
        revision = try row["revision"]
        content = try JSONValue(stored: try row["content"])
        createdAt = try row["created_at"]
        updatedAt = try row["updated_at"]
        createdBy = try row["created_by"]
        source = try row["source"]
        licence = try row["licence"]
        keptWith = try row["kept_with"]
        leftAt = try row["left_at"]
        withdrawalReason = try row["withdrawal_reason"]
        reading = try row["reading"]
    }

    var people: [Person.ID] { [createdBy].compactMap { $0 } }

    static func page(of kind: Kind, after last: HeldThing?, limit: Int, in tx: Transaction) throws -> [HeldThing] {
        let after = last?.id.rawValue ?? ""
        return try tx.all(
            "SELECT \(columns) FROM things WHERE kind = \(kind) AND id > \(after) ORDER BY id LIMIT \(limit)")
    }

    /// What has this identifier, or this address now or formerly.
    func present(in tx: Transaction) throws -> HeldThing? {
        try tx.first(
            """
            SELECT \(Self.columns) FROM things
            WHERE id = \(id) OR (kind = \(kind) AND slug = \(slug))
                OR id = (SELECT thing_id FROM former_slugs WHERE kind = \(kind) AND slug = \(slug))
            ORDER BY CASE WHEN id = \(id) THEN 0 ELSE 1 END LIMIT 1
            """)
    }

    func insert(in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO things (id, kind, slug, language, title, summary, visibility, is_fictional, revision, content,
                created_at, updated_at, created_by, source, licence, kept_with, left_at, withdrawal_reason, reading)
            VALUES (\(id), \(kind), \(slug), \(language), \(title), \(summary), \(visibility), \(isFictional),
                \(revision), \(try content.stored), \(createdAt), \(updatedAt), \(createdBy), \(source), \(licence),
                \(keptWith), \(leftAt), \(withdrawalReason), \(reading))
            """)
    }
}
