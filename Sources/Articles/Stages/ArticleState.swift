import Commons
package import Storage

/// Where an article stands now.
package struct ArticleState: Sendable, Encodable, RowDecodable {
    let article: Thing.ID
    package let stage: ArticleStage
    /// When it will be published, once that is settled.
    let dueAt: Timestamp?

    private enum CodingKeys: CodingKey { case stage, dueAt }

    private static let columns: Query = "thing_id, stage, due_at"

    package init(row: Row) throws {
        article = try row["thing_id"]
        stage = try row["stage"]
        dueAt = try row["due_at"]
    }

    static func find(_ article: Thing.ID, in tx: Transaction) throws -> ArticleState? {
        try tx.first("SELECT \(columns) FROM articles WHERE thing_id = \(article)")
    }

    /// Of some articles.
    static func find(_ articles: [Thing.ID], in tx: Transaction) throws -> [ArticleState] {
        try tx.all("SELECT \(columns) FROM articles WHERE thing_id IN \(list: articles) ORDER BY changed_at, thing_id")
    }

    /// Those that wait longest first; those that are scheduled by their day.
    static func all(_ stage: ArticleStage, limit: Int, in tx: Transaction) throws -> [ArticleState] {
        let found: [ArticleState] = try tx.all(
            """
            SELECT \(columns) FROM articles WHERE stage = \(stage) ORDER BY changed_at, thing_id LIMIT \(limit)
            """)
        return found.sorted { ($0.dueAt?.rawValue ?? 0) < ($1.dueAt?.rawValue ?? 0) }
    }
}
