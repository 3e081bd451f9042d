import Commons
import Organizations
import Practices
import Replications
import Storage
import Territories
import Web

/// A large invented commons, made through the same acts as a real one.
struct Sowing: Sendable {
    struct Size {
        let practices: Int
        let replications: Int
        var organizations: Int { max(1, practices / 5) }
    }

    let database: Database
    let world: World
    private var prose: Prose
    private let vocabulary: Vocabulary
    private let communes: [Territory.ID]
    private var organizations: [Thing.ID] = []
    private var practices: [Thing.ID] = []
    private let author: Authorship
    private let say: @Sendable (String) -> Void

    private static let batch = 250

    init(_ database: Database, world: World, prose: Prose, say: @escaping @Sendable (String) -> Void) async throws {
        self.database = database
        self.world = world
        self.prose = prose
        self.say = say
        vocabulary = try Vocabulary()
        author = Authorship(nil, because: "invented", at: world.now())
        communes = try await database.read { tx in
            try tx.values("SELECT id FROM territories WHERE echelon = 'commune' AND valid_until IS NULL ORDER BY id")
        }
    }

    mutating func run(_ size: Size) async throws {
        organizations = try await sow(size.organizations, "organizations") { sowing, tx in
            try sowing.organization(in: tx).id
        }
        practices = try await sow(size.practices, "practices") { sowing, tx in try sowing.practice(in: tx).id }
        _ = try await sow(size.replications, "replications") { sowing, tx in try sowing.replication(in: tx).id }
    }

    private mutating func sow(
        _ count: Int, _ name: String, _ make: @Sendable (inout Sowing, Transaction) throws -> Thing.ID
    ) async throws -> [Thing.ID] {
        let start = ContinuousClock.now
        var ids: [Thing.ID] = []
        while ids.count < count {
            let number = min(Self.batch, count - ids.count)
            let (next, made) = try await database.write { [self] tx in
                var sowing = self
                let made = try (0..<number).map { _ in try make(&sowing, tx) }
                return (sowing, made)
            }
            self = next
            ids += made
        }
        let seconds = (ContinuousClock.now - start) / .seconds(1)
        say("\(count) \(name) in \(Int(seconds)) s, \(Int(Double(count) / max(seconds, 0.001))) a second")
        return ids
    }

    private mutating func organization(in tx: Transaction) throws -> Thing {
        let content = OrganizationContent(
            title: prose.phrase(words: 3), summary: prose.text(words: 12), language: "fr",
            kind: prose.pick(OrganizationKind.allCases), territory: prose.pick(communes),
            description: prose.text(words: 60))
        return try Organizations().create(content, origin, by: author, world: world, in: tx)
    }

    private mutating func practice(in tx: Transaction) throws -> Thing {
        var content = PracticeContent()
        content.title = prose.phrase(words: 4)
        content.summary = prose.text(words: 20)
        (content.need, content.action) = (prose.text(words: 40), prose.text(words: 40))
        (content.core, content.free, content.known) = (
            prose.text(words: 20), prose.text(words: 20), prose.text(words: 20)
        )
        content.principles = (0..<3).map { _ in prose.text(words: 8) }
        content.needs = [prose.pick(vocabulary.terms(of: "need")).key]
        content.publics = [prose.pick(vocabulary.terms(of: "public")).key]
        content.themes = [prose.pick(vocabulary.terms(of: "theme")).key]
        content.steward = prose.pick(organizations)
        let thing = try Practices().create(content, Origin(), by: author, world: world, in: tx)
        _ = try Edition.publish(thing, by: author, in: tx)
        return thing
    }

    private mutating func replication(in tx: Transaction) throws -> Thing {
        let content = ReplicationContent(
            title: prose.phrase(words: 4), summary: prose.text(words: 15), language: "fr",
            practice: practices[prose.rank(below: practices.count)], territory: prose.pick(communes),
            firstState: prose.pick(ReplicationState.first), since: "\(2000 + prose.number(below: 26))",
            description: prose.text(words: 120), carriers: [prose.pick(organizations)])
        let replications = Replications()
        let thing = try replications.start(content, by: author, world: world, in: tx)
        if prose.number(below: 3) == 0 { try move(thing, from: content.firstState, in: tx) }
        if prose.number(below: 10) == 0 { try adapt(thing, in: tx) }
        return thing
    }

    private mutating func move(_ thing: Thing, from state: ReplicationState, in tx: Transaction) throws {
        let change = StateChange(
            prose.pick(state.next), on: nil, because: prose.text(words: 15), lessons: prose.text(words: 15),
            at: author.at)
        try Replications().change(thing, change, by: nil, in: tx)
    }

    private mutating func adapt(_ thing: Thing, in tx: Transaction) throws {
        let content = AdaptationContent(
            title: prose.phrase(words: 4), language: "fr", replication: thing.id, what: prose.text(words: 30),
            why: prose.text(words: 30))
        _ = try Adaptations().record(content, of: thing, origin, by: author, world: world, in: tx)
    }

    private var origin: Origin {
        var origin = Origin()
        origin.visibility = .published
        origin.isFictional = true
        return origin
    }
}
