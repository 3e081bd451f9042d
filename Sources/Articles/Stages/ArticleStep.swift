package import Commons
package import Storage
import Web

/// A step of an article on its way: who took it, when, and what they said.
struct ArticleStep: Sendable, RowDecodable {
    let number: Int
    let act: ArticleAct
    let note: String
    let revision: Int
    let dueAt: Timestamp?
    let person: Person.ID?
    let at: Timestamp

    init(row: Row) throws {
        number = try row["number"]
        act = try row["act"]
        note = try row["note"]
        revision = try row["revision"]
        dueAt = try row["due_at"]
        person = try row["person_id"]
        at = try row["at"]
    }

    static let most = 200

    /// The latest first.
    static func all(of article: Thing.ID, in tx: Transaction) throws -> [ArticleStep] {
        try tx.all(
            """
            SELECT number, act, note, revision, due_at, person_id, at FROM article_steps
            WHERE article_id = \(article) ORDER BY number DESC LIMIT \(most)
            """)
    }
}

extension Articles {
    /// Takes a step, with all that follows from it.
    ///
    /// - Parameters:
    ///   - due: when a scheduled article is published.
    package func take(
        _ act: ArticleAct, on article: Thing, saying note: String = "", due: Timestamp? = nil, by author: Authorship,
        world: World, in tx: Transaction
    ) throws {
        // One guarded UPDATE: of two who decide at once, one is told.
        let changed = try tx.run(
            """
            UPDATE articles SET stage = \(act.to), due_at = \(due), changed_at = \(author.at)
            WHERE thing_id = \(article.id) AND stage IN \(list: act.from)
            """)
        guard changed == 1 else { throw AppError(.conflict, "articles.step.meanwhile") }
        try tx.run(
            """
            INSERT INTO article_steps (article_id, number, act, note, revision, due_at, person_id, at)
            SELECT CAST(\(article.id) AS TEXT), COALESCE(MAX(number), 0) + 1, CAST(\(act) AS TEXT),
                CAST(\(note) AS TEXT), CAST(\(article.revision) AS BIGINT), CAST(\(due) AS BIGINT),
                CAST(\(author.person) AS TEXT), CAST(\(author.at) AS BIGINT)
            FROM article_steps WHERE article_id = \(article.id)
            """)
        try Audit.record(
            "article.step", of: article, by: author.person, at: author.at, detail: act.rawValue, in: tx)
        try follow(act, on: article, saying: note, due: due, by: author, world: world, in: tx)
    }

    private func follow(
        _ act: ArticleAct, on article: Thing, saying note: String, due: Timestamp?, by author: Authorship,
        world: World, in tx: Transaction
    ) throws {
        switch act {
        case .publish: _ = try show(article, as: .published, by: author, in: tx)
        case .withdraw:
            let reason = Authorship(author.person, because: note, at: author.at)
            _ = try show(article, as: .withdrawn, by: reason, in: tx)
        case .correct: reindex(try article.touch(at: author.at, in: tx), in: tx)
        case .schedule:
            if let due { try PublicationJobs.promise(article.id, at: due, world: world, in: tx) }
        case .submit, .takeBack, .review, .giveBack, .accept: break
        }
    }
}
