package import Commons
import Markdown
import Practices
package import Search
package import Storage
package import Web

/// What places found.
package struct Studies: KindOfThing {
    package init() {}

    package var editors: Access { .contributor }

    package func store(_ content: StudyContent, of thing: Thing, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO studies (thing_id, outcome_id, replication_id)
            VALUES (\(thing.id), \(content.outcome), \(content.replication))
            ON CONFLICT (thing_id) DO NOTHING
            """)
    }

    package func document(of thing: Thing, _ content: StudyContent, in tx: Transaction) throws -> SearchDocument {
        let practice: Thing.ID? = try tx.value(
            "SELECT practice_id FROM outcomes WHERE thing_id = \(content.outcome)")
        let text = [content.method, content.doubts, content.citation].filter { !$0.isEmpty }
        return try SearchDocument(
            of: thing, about: practice ?? thing.id, text: Markdown(text.joined(separator: "\n\n")).plainText, in: tx)
    }

    /// Records what was found. The carriers of its replication keep it; what was published elsewhere is kept by those who
    /// keep `other`.
    package func record(
        _ content: StudyContent, _ origin: Origin = Origin(), keptWith other: Thing.ID, by author: Authorship,
        world: World, in tx: Transaction
    ) throws -> Thing {
        var origin = origin
        origin.visibility = .published
        origin.keptWith = content.replication ?? other
        if origin.source == nil, !content.citation.isEmpty { origin.source = content.citation }
        return try create(content, origin, by: author, world: world, in: tx)
    }
}
