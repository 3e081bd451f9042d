import Commons
import Storage
import Web

/// A word in the margin of a paragraph, as long as the article is worked on.
struct MarginComment: Sendable, RowDecodable {
    typealias ID = Identifier<MarginComment>

    let id: ID
    let revision: Int
    /// The paragraph as it was when the comment was written: by it the comment finds its place.
    let paragraph: String
    let text: String
    let person: Person.ID?
    let at: Timestamp
    let settledAt: Timestamp?

    init(row: Row) throws {
        id = try row["id"]
        revision = try row["revision"]
        paragraph = try row["paragraph"]
        text = try row["text"]
        person = try row["person_id"]
        at = try row["at"]
        settledAt = try row["settled_at"]
    }

    static let most = 500

    static func all(of article: Thing.ID, in tx: Transaction) throws -> [MarginComment] {
        try tx.all(
            """
            SELECT id, revision, paragraph, text, person_id, at, settled_at FROM article_comments
            WHERE article_id = \(article) ORDER BY id LIMIT \(most)
            """)
    }

    static func add(
        _ text: String, to paragraph: String, of article: Thing, by person: Person.ID, world: World, in tx: Transaction
    ) throws {
        let count: Int? = try tx.value("SELECT COUNT(*) FROM article_comments WHERE article_id = \(article.id)")
        guard count ?? 0 < most else { throw AppError(.conflict, "articles.comments.tooMany") }
        let (id, now): (ID, Timestamp) = (world.newID(), world.now())
        try tx.run(
            """
            INSERT INTO article_comments (id, article_id, revision, paragraph, text, person_id, at)
            VALUES (\(id), \(article.id), \(article.revision), \(paragraph), \(text), \(person), \(now))
            """)
        try Audit.record("article.comment", of: article, by: person, at: now, in: tx)
    }

    /// It was answered by a change, or by a word.
    static func settle(_ id: ID, of article: Thing, at now: Timestamp, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE article_comments SET settled_at = \(now)
            WHERE id = \(id) AND article_id = \(article.id) AND settled_at IS NULL
            """)
    }
}
