package import Commons
import Practices
import Replications
package import Search
package import Storage
package import Web

/// What people said of places. Testimonies stand beside the figures, and never become figures.
package struct Testimonies: KindOfThing {
    package init() {}

    package var editors: Access { .contributor }

    package func store(_ content: TestimonyContent, of thing: Thing, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO testimonies (thing_id, replication_id) VALUES (\(thing.id), \(content.replication))
            ON CONFLICT (thing_id) DO NOTHING
            """)
    }

    package func document(
        of thing: Thing, _ content: TestimonyContent, in tx: Transaction
    ) throws -> SearchDocument {
        SearchDocument(
            id: thing.id.rawValue, kind: thing.kind.rawValue, language: thing.language, title: thing.title,
            summary: thing.summary, text: [content.speaker, content.words].joined(separator: "\n\n"), path: thing.path,
            facets: [:], date: thing.updatedAt, isFictional: thing.isFictional)
    }

    /// Records what somebody said; the carriers of the place keep it.
    package func record(
        _ content: TestimonyContent, _ origin: Origin = Origin(), by author: Authorship, world: World,
        in tx: Transaction
    ) throws -> Thing {
        var origin = origin
        origin.visibility = .published
        origin.keptWith = content.replication
        return try create(content, origin, by: author, world: world, in: tx)
    }

    /// Notes a theme that is heard in a testimony, in these words of it.
    package func note(
        _ theme: String, heardIn quote: String, of testimony: Thing, by person: Person.ID?, world: World,
        in tx: Transaction
    ) throws {
        try TestimonyCode.add(theme, heardIn: quote, of: testimony, by: person, world: world, in: tx)
    }

    /// Takes the words back, with all that was read in them: whoever agreed does not any more. Nothing of them stays, not
    /// even in the history; the trail of the place says that a testimony was taken back.
    ///
    /// - Returns: the place of which they told.
    func takeBack(_ thing: Thing, by person: Person.ID, at now: Timestamp, in tx: Transaction) throws -> Thing? {
        let place = try Thing.find(try content(of: thing, in: tx).replication, in: tx)
        try thing.erase(in: tx)
        if let place { try Audit.record("testimony.takenBack", of: place, by: person, at: now, in: tx) }
        return place
    }

    /// Those of a place that are published, in the order in which they were told.
    static func all(of replication: Thing.ID, in tx: Transaction) throws -> [Thing] {
        let ids: [Thing.ID] = try tx.values(
            """
            SELECT s.thing_id FROM testimonies s JOIN things t ON t.id = s.thing_id
            WHERE s.replication_id = \(replication) AND t.visibility = 'published' ORDER BY s.thing_id LIMIT 100
            """)
        let things = try Thing.find(ids, in: tx)
        return ids.compactMap { things[$0] }
    }

    /// Whether somebody may say what they read in it: those who carry the place, and those who keep its practice.
    static func mayRead(_ testimony: Thing, of replication: Thing.ID, _ viewer: Viewer?, in tx: Transaction) throws
        -> Bool
    {
        guard let viewer, testimony.visibility == .published else { return false }
        if try testimony.isKept(by: viewer.id, in: tx) { return true }
        guard let place = try Thing.find(replication, in: tx) else { return false }
        let practice = try Replications().content(of: place, in: tx).practice
        return try Thing.find(practice, in: tx)?.isKept(by: viewer.id, in: tx) ?? false
    }
}
