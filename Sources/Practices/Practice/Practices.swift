package import Commons
import Markdown
package import Search
package import Storage
package import Web

/// Ways of answering a social need, described so that others can take them up.
package struct Practices: KindOfThing {
    package init() {}

    package var editors: Access { .steward }

    package func store(_ content: PracticeContent, of thing: Thing, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO practices (thing_id, steward_id, folded_title)
            VALUES (\(thing.id), \(content.steward), \(Slug.make(content.title)))
            ON CONFLICT (thing_id) DO UPDATE SET steward_id = \(content.steward),
                folded_title = \(Slug.make(content.title))
            """
        )
    }

    package func settled(
        _ content: PracticeContent, after old: PracticeContent?, asRevision number: Int
    ) -> PracticeContent {
        content.namingParts(after: old, asRevision: number)
    }

    package func document(of thing: Thing, _ content: PracticeContent, in tx: Transaction) throws -> SearchDocument {
        let translations = try translations(of: thing, in: tx)
        let texts = [content.searchText] + translations.map { "\($0.summary)\n\n\($0.searchText)" }
        let text = texts.map { Markdown($0).plainText }.joined(separator: "\n\n")
        var document = SearchDocument(
            id: thing.id.rawValue, kind: thing.kind.rawValue, language: thing.language, title: thing.title,
            summary: thing.summary, text: text, path: thing.path,
            facets: content.facets, date: thing.updatedAt, isFictional: thing.isFictional)
        for translation in translations where !translation.title.isEmpty {
            document.otherTitles[translation.language] = translation.title
        }
        return document
    }

    /// Published practices that somebody may be naming: first those whose title begins so, then those with such words
    /// in their title, then, where these are few, those that tell of them. All of them, by title, when nothing was
    /// typed.
    package static func suggestions(matching typed: String, limit: Int, in tx: Transaction) throws -> [Thing] {
        guard !typed.isEmpty else { return try Thing.suggested(try titled("", limit: limit, in: tx), limit, in: tx) }
        var ids = try titled(Slug.make(typed), limit: limit, in: tx)
        ids += try Thing.titled(typed, .practice, in: tx)
        if ids.count < fewTitles {
            let request = SearchRequest(typed, kinds: [Kind.practice.rawValue], limit: limit)
            ids += try SearchIndex.search(request, in: tx).hits.compactMap { Thing.ID(rawValue: $0.id) }
        }
        return try Thing.suggested(ids, limit, in: tx)
    }

    private static let fewTitles = 5

    private static func titled(_ beginning: String, limit: Int, in tx: Transaction) throws -> [Thing.ID] {
        try tx.values(
            """
            SELECT p.thing_id FROM practices p JOIN things t ON t.id = p.thing_id
            WHERE p.folded_title >= \(beginning) AND p.folded_title < \(beginning + "~") AND t.visibility = 'published'
            ORDER BY p.folded_title, p.thing_id LIMIT \(limit)
            """
        )
    }

    /// The practices that an organization looks after.
    static func stewarded(by organization: String, limit: Int, in tx: Transaction) throws -> [Thing] {
        let ids: [Thing.ID] = try tx.values(
            """
            SELECT p.thing_id FROM practices p JOIN things t ON t.id = p.thing_id
            WHERE p.steward_id = \(organization) AND t.visibility = 'published'
            ORDER BY p.folded_title, p.thing_id LIMIT \(limit)
            """
        )
        let things = try Thing.find(ids, in: tx)
        return ids.compactMap { things[$0] }
    }

    /// Some practice is looked after by this organization.
    package static func rest(on organization: Thing.ID, in tx: Transaction) throws -> Bool {
        let found: Int? = try tx.value("SELECT 1 FROM practices WHERE steward_id = \(organization) LIMIT 1")
        return found != nil
    }

    package static let migrations = [
        Migration(
            "2026-11-23-20-practices",
            """
            CREATE TABLE practices (
                thing_id     TEXT PRIMARY KEY REFERENCES things (id) ON DELETE CASCADE,
                steward_id   TEXT REFERENCES things (id),
                folded_title TEXT NOT NULL
            )
            """,
            "CREATE INDEX practices_by_steward ON practices (steward_id)",
            "CREATE INDEX practices_by_title ON practices (folded_title)",
            """
            CREATE TABLE editions (
                practice_id  TEXT   NOT NULL REFERENCES practices (thing_id) ON DELETE CASCADE,
                number       BIGINT NOT NULL CHECK (number > 0),
                revision     BIGINT NOT NULL, -- the revision whose content it is, for ever
                published_at BIGINT NOT NULL,
                published_by TEXT,
                PRIMARY KEY (practice_id, number)
            )
            """
        )
    ]
}
