import Storage
import Web

/// One thing in one language.
struct TranslationKey: Hashable, Sendable {
    let thing: Thing.ID
    let language: String
}

extension StoredParagraph {
    /// What is translated of some things.
    ///
    /// - Parameter language: nil is every language.
    static func all(
        of ids: [Thing.ID], to language: String?, _ translatable: Translatable, in tx: Transaction
    ) throws -> [TranslationKey: [StoredParagraph]] {
        let narrowed: Query = language.map { "AND language = \($0)" } ?? ""
        let rows: [KeyedRow] = try tx.all(
            """
            SELECT thing_id, language, field, source, text, place, person_id, at FROM translated_paragraphs
            WHERE thing_id IN \(list: ids) \(narrowed) ORDER BY thing_id, language, field, digest
            """)
        let found = Dictionary(grouping: rows, by: \.key).mapValues { $0.map(\.paragraph) }
        let earlier = try WholeTranslation.all(of: ids, to: language, in: tx).map { whole in
            (whole.key, try whole.paragraphs(translatable))
        }
        return found.merging(earlier) { present, _ in present }
    }

    private struct KeyedRow: RowDecodable {
        let key: TranslationKey
        let paragraph: StoredParagraph

        init(row: Row) throws {
            key = TranslationKey(thing: try row["thing_id"], language: try row["language"])
            paragraph = StoredParagraph(
                field: try row["field"], source: try row["source"], text: try row["text"], place: try row["place"],
                by: try row["person_id"], at: try row["at"])
        }
    }
}

/// A translation from before there were paragraphs: a whole content of one revision. It is read as what its paragraphs
/// would be, and becomes those when one of them is saved.
struct WholeTranslation: RowDecodable, Sendable {
    let key: TranslationKey
    private let content: String
    /// What its revision says.
    private let original: String
    private let person: Person.ID?
    private let at: Timestamp

    init(row: Row) throws {
        key = TranslationKey(thing: try row["thing_id"], language: try row["language"])
        content = try row["content"]
        original = try row["original"]
        person = try row["person_id"]
        at = try row["at"]
    }

    static func all(of ids: [Thing.ID], to language: String?, in tx: Transaction) throws -> [WholeTranslation] {
        let narrowed: Query = language.map { "AND l.language = \($0)" } ?? ""
        return try tx.all(
            """
            SELECT l.thing_id, l.language, l.content, l.person_id, l.at, r.content AS original
            FROM translations l JOIN revisions r ON r.thing_id = l.thing_id AND r.number = l.of_revision
            WHERE l.thing_id IN \(list: ids) \(narrowed)
            """)
    }

    func paragraphs(_ translatable: Translatable) throws -> [StoredParagraph] {
        StoredParagraph.cut(
            try translatable.texts(original), try translatable.texts(content), by: person, at: at)
    }
}

extension ThingTranslation {
    /// Into which languages a thing was begun to be translated.
    static func languages(of thing: Thing, in tx: Transaction) throws -> [String] {
        let codes: [String] = try tx.values(
            """
            SELECT DISTINCT language FROM translated_paragraphs WHERE thing_id = \(thing.id)
            UNION SELECT language FROM translations WHERE thing_id = \(thing.id)
            """)
        return codes.filter { $0 != thing.language }.sorted()
    }

    /// A thing in a language: what its present content says, with what is translated of it.
    static func find(
        _ thing: Thing, to language: String, _ translatable: Translatable, in tx: Transaction
    ) throws -> ThingTranslation {
        let key = TranslationKey(thing: thing.id, language: language)
        let rows = try StoredParagraph.all(of: [thing.id], to: language, translatable, in: tx)[key] ?? []
        return ThingTranslation(to: language, try texts(of: thing, translatable, in: tx), rows)
    }

    static func texts(
        of thing: Thing, _ translatable: Translatable, in tx: Transaction
    ) throws -> [TranslatableText] {
        let stored: String? = try tx.value("SELECT content FROM things WHERE id = \(thing.id)")
        guard let stored else { throw AppError.missing }
        return try translatable.texts(stored)
    }
}
