import Commons
import Fixtures
import HummingbirdTesting
import NodeFixtures
import Practices
import Replications
import Storage
import Territories
import Web

/// A practice and replications of it, made without their forms.
struct FamilyGarden: Sendable {
    let node: TestNode
    let practice: Thing
    let author: Authorship

    init(on node: TestNode, title: String = "Jardin", functions: [String] = []) async throws {
        self.node = node
        let world = node.world.world
        let author = Authorship(nil, because: "", at: world.now())
        self.author = author
        practice = try await node.database.write { tx in
            var content = PracticeContent()
            content.title = title
            content.since = "2010"
            content.functions = functions
            let thing = try Practices().create(content, Origin(), by: author, world: world, in: tx)
            _ = try Edition.publish(thing, by: author, in: tx)
            return try Thing.find(thing.id, in: tx) ?? thing
        }
    }

    /// Replications, each with its parents among those before it (by number), in one transaction.
    func plant(_ lines: [(title: String, since: String, parents: [Int])]) async throws -> [Thing] {
        let (practice, author, world) = (practice, author, node.world.world)
        let territory = Territory.ID(rawValue: "FR-COG-48095")
        return try await node.database.write { tx in
            guard let territory else { return [] }
            return try lines.reduce(into: [Thing]()) { made, line in
                let content = ReplicationContent(
                    title: line.title, language: "fr", practice: practice.id, territory: territory,
                    firstState: .running, since: line.since, parents: line.parents.map { made[$0].id })
                made.append(try Replications().start(content, by: author, world: world, in: tx))
            }
        }
    }

    func end(_ thing: Thing, _ state: ReplicationState, on date: String) async throws {
        let now = node.world.now
        try await node.database.write { tx in
            let change = StateChange(state, on: CivilDate(rawValue: date), because: "", lessons: "", at: now)
            try Replications().change(thing, change, by: nil, in: tx)
        }
    }

    func withdraw(_ thing: Thing) async throws {
        let author = author
        try await node.database.write { tx in
            _ = try Replications().show(thing, as: .withdrawn, by: author, in: tx)
        }
    }

    func tell(_ title: String, at thing: Thing, touching part: String? = nil) async throws {
        let (author, world) = (author, node.world.world)
        try await node.database.write { tx in
            let content = AdaptationContent(
                title: title, language: "fr", replication: thing.id, what: "Autrement.",
                parts: part.flatMap(PartChange.init).map { [$0] } ?? [])
            _ = try Adaptations().record(content, of: thing, by: author, world: world, in: tx)
        }
    }
}
