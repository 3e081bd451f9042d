package import Commons
package import Files
import Markdown
package import Search
package import Storage
package import Web

/// Images, sounds, films and documents: each with its file, its authors and its licence.
package struct Media: KindOfThing {
    package init() {}

    package var editors: Access { .contributor }

    package func store(_ content: MediumContent, of thing: Thing, in tx: Transaction) throws {
        let kind = try MediumFile.find(content.file, in: tx)?.kind ?? .image
        let lacksAlternative = kind == .image && content.alternative.isEmpty
        try tx.run(
            """
            INSERT INTO media (thing_id, file, kind, lacks_alternative)
            VALUES (\(thing.id), \(content.file), \(kind), \(lacksAlternative))
            ON CONFLICT (thing_id) DO UPDATE SET lacks_alternative = \(lacksAlternative)
            """)
    }

    package func document(of thing: Thing, _ content: MediumContent, in tx: Transaction) throws -> SearchDocument {
        let words: String? = try tx.value("SELECT text FROM media_texts WHERE file = \(content.file)")
        let text =
            [content.alternative, Markdown(content.description).plainText, content.authors, content.place]
            + [content.transcript] + content.subtitles.map(\.words) + [words ?? ""]
        var document = SearchDocument(
            id: thing.id.rawValue, kind: thing.kind.rawValue, language: thing.language, title: thing.title,
            summary: thing.summary, text: text.filter { !$0.isEmpty }.joined(separator: "\n"), path: thing.path,
            facets: [:], date: thing.updatedAt, isFictional: thing.isFictional)
        document.add(try translations(of: thing, in: tx))
        return document
    }

    /// Every file that is known, of media and of what is made of them.
    package static func files(in tx: Transaction) throws -> [FileDigest] {
        var found: [FileDigest] = []
        while true {
            let last = found.last?.rawValue ?? ""
            let page: [FileDigest] = try tx.values(
                "SELECT sha256 FROM media_files WHERE sha256 > \(last) ORDER BY sha256 LIMIT 1000")
            guard !page.isEmpty else { return found }
            found += page
        }
    }

    /// Those that are made of one file.
    static func things(of file: FileDigest, in tx: Transaction) throws -> [Thing] {
        let ids: [Thing.ID] = try tx.values(
            "SELECT thing_id FROM media WHERE file = \(file) ORDER BY thing_id LIMIT 1000")
        return Array(try Thing.find(ids, in: tx).values)
    }
}
