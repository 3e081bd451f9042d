package import Storage
package import Web

/// A content in another language, as far as it is translated; the rest is in the language of the original.
package struct Translation<Written: TranslatableContent>: Sendable {
    package let content: Written
    package let told: ThingTranslation

    package var isStale: Bool { told.isStale }
}

extension KindOfThing where Written: TranslatableContent {
    /// Saves a whole translation of a revision: of each of its texts paragraph by paragraph, where both have as many, else as
    /// one. It takes the place of what was translated into that language.
    package func translate(
        _ thing: Thing, _ content: Written, of revision: Int, by author: Authorship, in tx: Transaction
    ) throws {
        let key = TranslationKey(thing: thing.id, language: content.language)
        let original = try self.content(of: thing, at: revision, in: tx)
        try tx.run("DELETE FROM translations WHERE thing_id = \(key.thing) AND language = \(key.language)")
        try tx.run("DELETE FROM translated_paragraphs WHERE thing_id = \(key.thing) AND language = \(key.language)")
        for paragraph in StoredParagraph.cut(original.texts, content.texts, by: author.person, at: author.at) {
            try paragraph.put(key, in: tx)
        }
        try noteTranslation(of: thing, to: content.language, by: author, in: tx)
    }

    package func translation(
        of thing: Thing, to language: String, in tx: Transaction
    ) throws -> Translation<Written>? {
        let told = try ThingTranslation.find(thing, to: language, translatable, in: tx)
        guard told.isBegun else { return nil }
        return Translation(content: try content(of: thing, in: tx).said(by: told, keepingRest: true), told: told)
    }

    /// The translation that a reader reads; nil for whoever reads the original.
    package func translation(
        of thing: Thing, for visit: Visit, in tx: Transaction
    ) throws -> Translation<Written>? {
        guard visit.readingLanguages.contains(where: { $0 != thing.language }) else { return nil }
        let known = try ThingTranslation.languages(of: thing, in: tx)
        let language = visit.readingLanguages.first { $0 == thing.language || known.contains($0) }
        guard let language, language != thing.language else { return nil }
        return try translation(of: thing, to: language, in: tx)
    }

    /// What every translation says, for the search: what is not translated is left out.
    package func translations(of thing: Thing, in tx: Transaction) throws -> [Written] {
        let found = try StoredParagraph.all(of: [thing.id], to: nil, translatable, in: tx)
        guard !found.isEmpty else { return [] }
        let content = try content(of: thing, in: tx)
        return found.sorted { $0.key.language < $1.key.language }.prefix(50).map { key, rows in
            content.said(by: ThingTranslation(to: key.language, content.texts, rows), keepingRest: false)
        }
    }

    /// Some things in a language, those that were translated into it.
    package func translations(
        of ids: [Thing.ID], to language: String, in tx: Transaction
    ) throws -> [Thing.ID: Written] {
        let found = try StoredParagraph.all(of: ids, to: language, translatable, in: tx)
        let contents = try contents(of: found.keys.map(\.thing).sorted(), in: tx)
        return found.reduce(into: [:]) { said, one in
            guard let content = contents[one.key.thing] else { return }
            let told = ThingTranslation(to: language, content.texts, one.value)
            if told.isBegun { said[one.key.thing] = content.said(by: told, keepingRest: true) }
        }
    }
}

extension KindOfThing {
    /// A translation changed: that is in the trail, and a search finds it.
    func noteTranslation(of thing: Thing, to language: String, by author: Authorship, in tx: Transaction) throws {
        try Audit.record("thing.translated", of: thing, by: author.person, at: author.at, detail: language, in: tx)
        reindex(thing, in: tx)
    }
}
