import Commons
import Fixtures
import NodeFixtures
import Organizations
import Practices
import Replications
import Storage
import Synchronization
import Territories
import Testing
import Web

@testable import Networks

/// A commons in which anything may change: networks, organizations, replications, their figures and memberships.
final class Weave: Sendable {
    let node: TestNode
    private let things = Mutex<[Thing.ID]>([])
    private let viewer: Viewer

    private static let places: [Territory.ID] = ["FR-COG-48095", "FR-COG-93066", "FR-48", "FR-EPCI-1", "FR", "BE"]
        .compactMap { Territory.ID(rawValue: $0) }

    init(_ engine: Engine) async throws {
        node = try await TestNode(engine)
        viewer = Viewer(id: node.world.world.newID(), name: "Ada", roles: [.contributor], sessionID: "1")
        try await node.addTerritories()
        try await node.database.write { tx in
            try tx.run(
                """
                INSERT INTO territories (id, echelon, code, name, folded, slug, position_precision, valid_from)
                VALUES ('FR-EPCI-1', 'intercommunality', '1', 'Cœur', 'coeur', 'coeur', 'none', '2024')
                """)
            for (child, parent, hierarchy, distance) in [
                ("FR-COG-48095", "FR-EPCI-1", "intercommunal", 1), ("FR-EPCI-1", "FR-48", "administrative", 1),
                ("FR-EPCI-1", "FR-OCC", "administrative", 2), ("FR-EPCI-1", "FR", "administrative", 3),
            ] {
                try tx.run(
                    """
                    INSERT INTO territory_ancestors (territory_id, ancestor_id, hierarchy, distance)
                    VALUES (\(child), \(parent), \(hierarchy), \(distance))
                    """)
            }
        }
    }

    private var author: Authorship { Authorship(viewer, because: "essai", at: node.world.now) }
    private var shown: Origin {
        var origin = Origin()
        origin.visibility = .published
        return origin
    }

    func begin() async throws {
        let made = try await node.database.write { [self] tx in
            let world = node.world.world
            var practice = PracticeContent()
            practice.title = "Jardin"
            _ = try Practices().create(practice, shown, by: author, world: world, in: tx)
            let networks = try (1...4).map { number in
                let content = NetworkContent(title: "Réseau \(number)", language: "fr", kind: .thematic)
                return try Networks().create(content, shown, by: author, world: world, in: tx).id
            }
            let organizations = try (1...3).map { number in
                let content = OrganizationContent(
                    title: "Structure \(number)", summary: "", language: "fr", kind: .association)
                return try Organizations().create(content, shown, by: author, world: world, in: tx).id
            }
            return networks + organizations
        }
        things.withLock { $0 = made }
    }

    func start(at place: String, carriers: [Thing.ID], _ tx: Transaction) throws -> Thing {
        let practice = try Thing.latest(of: [.practice], limit: 1, in: tx).first
        let content = ReplicationContent(
            title: "Jardin", language: "fr", practice: try #require(practice?.id),
            territory: try #require(Territory.ID(rawValue: place)), firstState: .running, carriers: carriers)
        return try Replications().start(content, by: author, world: node.world.world, in: tx)
    }

    /// One act, of any kind. Meanwhile somebody else may have done the same: then there is nothing to do.
    func act(_ dice: inout Dice) async throws {
        let throwOfDice = dice
        _ = dice.roll(2)
        let known = things.withLock(\.self)
        node.world.advance(by: .seconds(1))
        let made: Thing.ID? = try await node.database.write { [self] tx in
            var dice = throwOfDice
            do {
                return try act(known, &dice, tx)
            } catch is AppError {
                return nil
            }
        }
        if let made { things.withLock { $0.append(made) } }
    }

    private func act(_ known: [Thing.ID], _ dice: inout Dice, _ tx: Transaction) throws -> Thing.ID? {
        let all = try Thing.find(known, in: tx)
        let of = { (kind: Kind) in known.compactMap { all[$0] }.filter { $0.kind == kind } }
        switch dice.roll(9) {
        case 0, 1:
            let carriers = of(.organization).filter { _ in dice.roll(2) == 0 }.map(\.id)
            let place = dice.one(of: Self.places)?.rawValue ?? "FR"
            return try start(at: place, carriers: carriers, tx).id
        case 2: try dice.one(of: of(.replication)).map { try move($0, &dice, of(.organization).map(\.id), tx) }
        case 3: try dice.one(of: known.compactMap { all[$0] }).map { try turn($0, tx) }
        case 4: try dice.one(of: of(.replication)).map { try tell($0, &dice, tx) }
        case 5, 6: try join(dice.one(of: of(.network)), &dice, known.compactMap { all[$0] }, tx)
        case 7: try leave(&dice, tx)
        default: if dice.roll(3) == 0 { try dice.one(of: of(.replication))?.erase(in: tx) }
        }
        return nil
    }

    private func move(_ thing: Thing, _ dice: inout Dice, _ carriers: [Thing.ID], _ tx: Transaction) throws {
        let old = try Replications().content(of: thing, in: tx)
        let carriers = carriers.filter { _ in dice.roll(2) == 0 }
        let content = ReplicationContent(
            title: old.title, language: "fr", practice: old.practice,
            territory: dice.one(of: Self.places) ?? old.territory, firstState: .running,
            carriers: Array(carriers.prefix(1)), partners: Array(carriers.dropFirst()))
        _ = try Replications().revise(thing, content, readAt: thing.revision, by: author, in: tx)
    }

    private func turn(_ thing: Thing, _ tx: Transaction) throws {
        let next = thing.visibility == .published ? Visibility.withdrawn : .published
        switch thing.kind {
        case .replication: _ = try Replications().show(thing, as: next, by: author, in: tx)
        case .organization: _ = try Organizations().show(thing, as: next, by: author, in: tx)
        default: _ = try Networks().show(thing, as: next, by: author, in: tx)
        }
    }

    private func tell(_ thing: Thing, _ dice: inout Dice, _ tx: Transaction) throws {
        let amount = dice.roll(4) == 0 ? nil : Amount(rawValue: dice.roll(1_000) * 100)
        let measure = dice.roll(2) == 0 ? Measure.jobs : .reached
        let figure = Figure(measure, in: 2024 + dice.roll(3), amount, from: "", at: node.world.now)
        try figure.record(of: thing, by: viewer.id, in: tx)
    }

    private func join(_ network: Thing?, _ dice: inout Dice, _ all: [Thing], _ tx: Transaction) throws {
        guard let network else { return }
        let place = try dice.one(of: Self.places).flatMap { try Territory.find($0, in: tx) }
        let territory = dice.roll(3) == 0 ? place : nil
        guard let member = territory.map(Member.territory) ?? dice.one(of: all).map(Member.thing) else { return }
        if case .thing(let thing) = member, thing.id == network.id { return }
        _ = try Membership.propose(Proposal(), member, in: network, by: viewer, world: node.world.world, tx)
    }

    private func leave(_ dice: inout Dice, _ tx: Transaction) throws {
        let active: [Membership] = try tx.all(
            "SELECT \(Membership.columns) FROM memberships m WHERE m.state = 'active' ORDER BY m.id LIMIT 100")
        guard let membership = dice.one(of: active), let network = try Thing.find(membership.network, in: tx) else {
            return
        }
        let thing = try membership.thing.flatMap { try Thing.find($0, in: tx) }.map(Member.thing)
        let territory = try membership.territory.flatMap { try Territory.find($0, in: tx) }.map(Member.territory)
        guard let member = thing ?? territory else { return }
        _ = try membership.end(
            on: nil, because: "", member, network, by: viewer, at: node.world.now, in: tx)
    }

    func brought() async throws -> Pattern {
        try await node.database.read { tx in Pattern(try Fabric.current(in: tx)) }
    }

    func both() async throws -> (Pattern, Pattern) {
        try await node.database.read { tx in (Pattern(try Fabric.current(in: tx)), Pattern(try Fabric(in: tx))) }
    }
}
