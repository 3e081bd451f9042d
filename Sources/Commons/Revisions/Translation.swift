import Foundation
package import Storage

/// A content in another language. It knows which revision it translates, so that it can say when it is behind.
package struct Translation<Written: Content>: Sendable, Encodable {
    package let content: Written
    package let ofRevision: Int

    package func isStale(for thing: Thing) -> Bool { ofRevision < thing.revision }
}

extension KindOfThing {
    /// Saves the translation of a revision; it takes the place of the one before in that language.
    package func translate(
        _ thing: Thing, _ content: Written, of revision: Int, by author: Authorship, in tx: Transaction
    ) throws {
        let text = try encode(content)
        try tx.run(
            """
            INSERT INTO translations (thing_id, language, of_revision, content, person_id, at)
            VALUES (\(thing.id), \(content.language), \(revision), \(text), \(author.person), \(author.at))
            ON CONFLICT (thing_id, language) DO UPDATE SET of_revision = \(revision), content = \(text),
                person_id = \(author.person), at = \(author.at)
            """
        )
        try Audit.record(
            "thing.translated", of: thing, by: author.person, at: author.at, detail: content.language, in: tx)
        reindex(thing, in: tx)
    }

    package func translation(
        of thing: Thing, to language: String, in tx: Transaction
    ) throws -> Translation<Written>? {
        let found: TranslationRow? = try tx.first(
            """
            SELECT content, of_revision FROM translations WHERE thing_id = \(thing.id) AND language = \(language)
            """
        )
        return try found.map { Translation(content: try decode($0.content), ofRevision: $0.ofRevision) }
    }

    /// Every translation, for the search.
    package func translations(of thing: Thing, in tx: Transaction) throws -> [Written] {
        let found: [String] = try tx.values(
            "SELECT content FROM translations WHERE thing_id = \(thing.id) ORDER BY language LIMIT 50")
        return try found.map(decode)
    }

    /// Some things in a language, those that were translated into it.
    package func translations(
        of ids: [Thing.ID], to language: String, in tx: Transaction
    ) throws -> [Thing.ID: Written] {
        let found: [TranslatedThing] = try tx.all(
            "SELECT thing_id, content FROM translations WHERE thing_id IN \(list: ids) AND language = \(language)")
        return try Dictionary(found.map { ($0.thing, try decode($0.content)) }) { first, _ in first }
    }
}

private struct TranslatedThing: RowDecodable {
    let thing: Thing.ID
    let content: String

    init(row: Row) throws {
        thing = try row["thing_id"]
        content = try row["content"]
    }
}

private struct TranslationRow: RowDecodable {
    let content: String
    let ofRevision: Int

    init(row: Row) throws {
        content = try row["content"]
        ofRevision = try row["of_revision"]
    }
}
