import Commons
import Storage
import Web

/// Somebody at work on an article: one of its authors, one who was asked to read it, or one of the newsroom. For all
/// others there is nothing to see.
struct Colleague: Sendable {
    let viewer: Viewer
    let thing: Thing
    let state: ArticleState
    let isAuthor: Bool
    let isReader: Bool

    var isEditor: Bool { viewer.edits }

    static func require(_ slug: String, _ viewer: Viewer, in tx: Transaction) throws -> Colleague {
        guard let thing = try Thing.find(.article, named: slug, in: tx),
            let state = try ArticleState.find(thing.id, in: tx)
        else { throw AppError.missing }
        let colleague = Colleague(
            viewer: viewer, thing: thing, state: state, isAuthor: try thing.isKept(by: viewer.id, in: tx),
            isReader: try ArticleReader.has(viewer.id, thing.id, in: tx))
        // A draft is its authors' alone.
        let isCalledFor = colleague.isReader || (colleague.isEditor && state.stage != .draft)
        guard colleague.isAuthor || isCalledFor else { throw AppError.missing }
        return colleague
    }

    /// The past of an article that is worked on is open to those at work on it, and else to those who see its page.
    @Sendable static func article(_ slug: String, _ viewer: Viewer?, in tx: Transaction) throws -> Thing {
        let thing = try Thing.find(.article, named: slug, in: tx)
        if let viewer, thing?.visibility == .draft { return try require(slug, viewer, in: tx).thing }
        return try Thing.require(.article, at: slug, for: viewer, in: tx)
    }

    /// What they can do now.
    var acts: [ArticleAct] {
        guard thing.visibility != .withdrawn else { return [] }
        return ArticleAct.allCases.filter { $0.isOpen(at: state.stage, toAuthors: isAuthor, toNewsroom: isEditor) }
    }
}

/// Those who were asked to read an article.
enum ArticleReader {
    static let most = 20

    static func has(_ person: Person.ID, _ article: Thing.ID, in tx: Transaction) throws -> Bool {
        let found: Int? = try tx.value(
            "SELECT 1 FROM article_readers WHERE article_id = \(article) AND person_id = \(person)")
        return found != nil
    }

    static func all(of article: Thing.ID, in tx: Transaction) throws -> [Person.ID] {
        try tx.values(
            """
            SELECT person_id FROM article_readers WHERE article_id = \(article) ORDER BY since, person_id LIMIT \(most)
            """)
    }

    /// What somebody was asked to read.
    static func articles(of person: Person.ID, in tx: Transaction) throws -> [Thing.ID] {
        try tx.values(
            "SELECT article_id FROM article_readers WHERE person_id = \(person) ORDER BY article_id DESC LIMIT 100")
    }

    static func assign(
        _ person: Person.ID, to article: Thing, by editor: Person.ID, at now: Timestamp, in tx: Transaction
    ) throws {
        let added = try tx.run(
            """
            INSERT INTO article_readers (article_id, person_id, since, assigned_by)
            VALUES (\(article.id), \(person), \(now), \(editor)) ON CONFLICT DO NOTHING
            """)
        guard added == 1 else { return }
        try Audit.record("article.reader", of: article, by: editor, at: now, in: tx)
    }
}
