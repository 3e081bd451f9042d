import Cartography
package import Commons
import Markdown
import Organizations
import Practices
package import Search
package import Storage
import Territories
package import Web

/// Practices reinvented in a territory by those who carry them.
package struct Replications: KindOfThing {
    package init() {}

    package var editors: Access { .carrier }

    package var isTallied: Bool { true }

    /// Since the second, what was told of endings and where lessons were told is found.
    package var documentVersion: Int { 2 }

    /// The state is kept apart: bringing an earlier text back does not undo what happened since.
    package func store(_ content: ReplicationContent, of thing: Thing, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO replications
                (thing_id, practice_id, territory_id, neighbourhood, neighbourhood_people, state, since)
            VALUES (\(thing.id), \(content.practice), \(content.territory), \(content.neighbourhood?.name),
                \(content.neighbourhood?.people), \(content.firstState), \(content.since))
            ON CONFLICT (thing_id) DO UPDATE SET territory_id = excluded.territory_id, since = excluded.since,
                neighbourhood = excluded.neighbourhood, neighbourhood_people = excluded.neighbourhood_people
            """
        )
        try tx.run("DELETE FROM replication_organizations WHERE replication_id = \(thing.id)")
        try join(content.carriers, to: thing, as: "carrier", in: tx)
        try join(content.partners.filter { !content.carriers.contains($0) }, to: thing, as: "partner", in: tx)
        try Parents.store(content.parents, of: thing, in: tx)
        try Silence.end(of: thing.id, in: tx)
    }

    private func join(_ ids: [Thing.ID], to thing: Thing, as part: String, in tx: Transaction) throws {
        for (position, id) in ids.enumerated() {
            try tx.run(
                """
                INSERT INTO replication_organizations (replication_id, organization_id, part, position)
                VALUES (\(thing.id), \(id), \(part), \(position)) ON CONFLICT DO NOTHING
                """
            )
        }
    }

    package func document(
        of thing: Thing, _ content: ReplicationContent, in tx: Transaction
    ) throws -> SearchDocument {
        let state = try Self.state(of: thing.id, in: tx)
        let territory = try Territory.require(content.territory, in: tx)
        let history = try StateChange.all(of: thing.id, in: tx)
        let around = try territory.withAncestors(in: tx)
        var facets = try practiceFacets(content.practice, in: tx)
        facets["state"] = [state.rawValue]
        facets["echelon"] = [territory.echelon.rawValue]
        facets["territory"] = around.map(\.id.rawValue)
        facets["carrier"] = try Organizations.kinds(of: content.carriers, in: tx).map(\.rawValue)
        facets[StateChange.lessonsFacet] = Set(history.filter(\.tellsLessons).map(\.state.rawValue)).sorted()
        let lessons = history.map(\.text).joined(separator: "\n")
        var document = SearchDocument(
            id: thing.id.rawValue, kind: thing.kind.rawValue, language: thing.language, title: thing.title,
            summary: thing.summary.isEmpty ? territory.name : "\(territory.name) · \(thing.summary)",
            text: [content.neighbourhood?.name ?? "", Markdown(content.description).plainText, lessons]
                .joined(separator: "\n"), path: thing.path, facets: facets,
            date: thing.updatedAt, latitude: territory.position?.latitude, longitude: territory.position?.longitude,
            isFictional: thing.isFictional,
            mark: (try Silence.since(thing.id, in: tx) == nil ? state.mark : .silent).rawValue)
        document.uncounted = ["territory", "practice"]
        document.mentions = around.names
        return document
    }

    /// A replication answers the needs of its practice.
    private func practiceFacets(_ id: Thing.ID, in tx: Transaction) throws -> [String: [String]] {
        guard let practice = try Thing.find(id, in: tx) else { return [:] }
        var facets = try Practices().content(of: practice, in: tx).facets
        facets["practice"] = [practice.slug]
        return facets
    }

    package static func state(of id: Thing.ID, in tx: Transaction) throws -> ReplicationState {
        let state: ReplicationState? = try tx.value("SELECT state FROM replications WHERE thing_id = \(id)")
        guard let state else { throw AppError.missing }
        return state
    }

    /// Some replication follows this practice, or is carried or supported by this organization.
    package static func rest(on id: Thing.ID, in tx: Transaction) throws -> Bool {
        let found: Int? = try tx.value(
            """
            SELECT 1 FROM replications WHERE practice_id = \(id)
            UNION ALL SELECT 1 FROM replication_organizations WHERE organization_id = \(id) LIMIT 1
            """
        )
        return found != nil
    }

    /// Starts a replication: it is seen by everybody at once, and its author carries it.
    ///
    /// - Parameter beginning: how it began, when more is known than its first state and date.
    package func start(
        _ content: ReplicationContent, _ origin: Origin = Origin(), beginning: StateChange? = nil,
        by author: Authorship, world: World, in tx: Transaction
    ) throws -> Thing {
        var origin = origin
        origin.visibility = .published
        let thing = try create(content, origin, by: author, world: world, in: tx)
        let first =
            beginning
            ?? StateChange(
                content.firstState, on: CivilDate(rawValue: content.since), because: "", lessons: "", at: author.at)
        try first.record(of: thing, by: author.person, in: tx)
        if let newest = try Edition.newest(of: content.practice, in: tx) {
            try FollowedEdition.follow(newest.number, from: newest.number, thing, by: author, in: tx)
        }
        return thing
    }

    /// Moves a replication along its life.
    ///
    /// - Returns: the number of the step.
    @discardableResult
    package func change(
        _ thing: Thing, _ change: StateChange, by person: Person.ID?, in tx: Transaction
    ) throws -> Int {
        let number = try change.record(of: thing, by: person, in: tx)
        try Silence.end(of: thing.id, in: tx)
        reindex(try thing.touch(at: change.recordedAt, in: tx), in: tx)
        return number
    }
}
