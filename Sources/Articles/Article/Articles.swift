package import Commons
import Markdown
package import Search
package import Storage
package import Web

/// What people of the commons write about it, read by others before it is published.
package struct Articles: KindOfThing {
    package init() {}

    package var editors: Access { .contributor }

    package var documentVersion: Int { 2 }

    /// The stage is no part of the content: an article begins as a draft, and its steps change that.
    package func store(_ content: ArticleContent, of thing: Thing, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO articles (thing_id, stage, changed_at) VALUES (\(thing.id), 'draft', \(thing.createdAt))
            ON CONFLICT (thing_id) DO NOTHING
            """)
    }

    package func document(of thing: Thing, _ content: ArticleContent, in tx: Transaction) throws -> SearchDocument {
        let translations = try translations(of: thing, in: tx)
        let texts = ([content] + translations).map {
            "\(Markdown($0.text).plainText)\n\($0.names(.authors).joined(separator: ", "))"
        }
        // In each language in which it can be read.
        let facets = [
            "theme": content.themes, "author": content.names(.authors),
            "language": [thing.language] + translations.map(\.language),
        ]
        var document = SearchDocument(
            id: thing.id.rawValue, kind: thing.kind.rawValue, language: thing.language, title: thing.title,
            summary: thing.summary, text: texts.joined(separator: "\n\n"), path: thing.path,
            facets: facets, date: thing.updatedAt, isFictional: thing.isFictional)
        for translation in translations where !translation.title.isEmpty {
            document.otherTitles[translation.language] = translation.title
        }
        return document
    }
}
