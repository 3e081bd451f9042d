package import Commons
import Files
import Markdown
package import Search
package import Storage
package import Web

/// Images, and what else is seen or heard: each with its file, its authors and its licence.
package struct Media: KindOfThing {
    package init() {}

    package var editors: Access { .contributor }

    package func store(_ content: MediumContent, of thing: Thing, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO media (thing_id, file, kind, lacks_alternative)
            VALUES (\(thing.id), \(content.file), 'image', \(content.alternative.isEmpty))
            ON CONFLICT (thing_id) DO UPDATE SET lacks_alternative = \(content.alternative.isEmpty)
            """)
    }

    package func document(of thing: Thing, _ content: MediumContent, in tx: Transaction) throws -> SearchDocument {
        let text = [content.alternative, Markdown(content.description).plainText, content.authors, content.place]
        return SearchDocument(
            id: thing.id.rawValue, kind: thing.kind.rawValue, language: thing.language, title: thing.title,
            summary: thing.summary, text: text.filter { !$0.isEmpty }.joined(separator: "\n"), path: thing.path,
            facets: [:], date: thing.updatedAt, isFictional: thing.isFictional)
    }
}
