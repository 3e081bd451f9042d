import ArgumentParser
import Commons
import Foundation
import Networks
import Storage
import Web

/// Draws networks over the replications of a database, and says how long it takes to count the largest one.
struct Knit: AsyncParsableCommand {
    @Option(help: "Address of a database that was sown, as ESSAIM_DATABASE_URL.")
    var database: String
    @Option(help: "So many replications are made first, bare: rows without texts that a search would find.")
    var bare = 0
    @Option(help: "Memberships for each replication.")
    var memberships = 3

    func run() async throws {
        let database = try await Database.open(database)
        if bare > 0 { try await Bare(database: database).make(bare) }
        let replications = try await replications(of: database)
        let networks = try await make(max(2, replications.count / 50), on: database)
        let edges = edges(networks, replications)
        for start in stride(from: 0, to: edges.count, by: 500) {
            let batch = Array(edges[start..<min(start + 500, edges.count)])
            try await database.write { tx in
                try Self.insert(batch, in: tx)
            }
        }
        try await tellFigures(of: replications, on: database)
        print("\(networks.count) networks, \(edges.count) memberships, \(replications.count) replications")
        guard let root = networks.first else { return }
        try await measure(root, on: database)
        try await measure(root, after: replications, on: database)
        try await database.close()
    }

    private struct Line: Sendable {
        let network: Thing.ID
        let kind: String
        let member: Thing.ID
    }

    private func replications(of database: Database) async throws -> [Thing.ID] {
        try await database.read { tx in
            try tx.liftTimeLimit()
            return try tx.values("SELECT thing_id FROM replications ORDER BY thing_id")
        }
    }

    private func make(_ count: Int, on database: Database) async throws -> [Thing.ID] {
        let world = World.live()
        var ids: [Thing.ID] = []
        while ids.count < count {
            let first = ids.count
            ids += try await database.write { tx in
                try (first..<min(first + 250, count)).map { number in
                    var origin = Origin()
                    origin.visibility = .published
                    let content = NetworkContent(title: "Réseau \(number)", language: "fr", kind: .thematic)
                    let author = Authorship(nil, because: "invented", at: world.now())
                    return try Networks().create(content, origin, by: author, world: world, in: tx).id
                }
            }
        }
        return ids
    }

    /// A tree of all networks under the first one, and replications in any of them.
    private func edges(_ networks: [Thing.ID], _ replications: [Thing.ID]) -> [Line] {
        var state: UInt64 = 42
        let roll = { (sides: Int) -> Int in
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int((state >> 33) % UInt64(sides))
        }
        let tree = (1..<networks.count).map { Line(network: networks[roll($0)], kind: "network", member: networks[$0]) }
        let leaves = replications.flatMap { replication in
            Set((0..<memberships).map { _ in roll(networks.count) }).sorted().map {
                Line(network: networks[$0], kind: "replication", member: replication)
            }
        }
        return tree + leaves
    }

    private static func insert(_ lines: [Line], in tx: Transaction) throws {
        let world = World.live()
        let rows = lines.map { line -> Query in
            let id: Membership.ID = world.newID()
            return "(\(id), \(line.network), \(line.kind), \(line.member), 'member', 'active', '', '', \(world.now()))"
        }
        try tx.run(
            """
            INSERT INTO memberships (id, network_id, member_kind, thing_id, type, state, note, reason, asked_at)
            VALUES \(Query.joined(rows, separator: ", ")) ON CONFLICT DO NOTHING
            """)
    }

    /// Six of seven replications tell how many people they reach.
    private func tellFigures(of replications: [Thing.ID], on database: Database) async throws {
        let telling = replications.enumerated().filter { $0.offset % 7 > 0 }
        for start in stride(from: 0, to: telling.count, by: 500) {
            let batch = telling[start..<min(start + 500, telling.count)].map { (number: $0.offset, id: $0.element) }
            try await database.write { tx in
                let rows = batch.map { line -> Query in
                    "(\(line.id), 1, 'reached', 2025, \(line.number % 100 * 100), '', \(World.live().now()))"
                }
                try tx.run(
                    """
                    INSERT INTO replication_figures (replication_id, number, measure, year, amount, source, recorded_at)
                    VALUES \(Query.joined(rows, separator: ", ")) ON CONFLICT DO NOTHING
                    """)
            }
        }
    }

    private func measure(_ root: Thing.ID, on database: Database) async throws {
        var (counted, times) = (0, [Double]())
        for _ in 0..<20 {
            let start = ContinuousClock.now
            counted = try await database.read { tx in
                try tx.liftTimeLimit()
                return try Totals.count(networks: [root], in: tx).replications
            }
            times.append((ContinuousClock.now - start) / .milliseconds(1))
        }
        let later = times.dropFirst().sorted()
        print("\(database.engine), \(counted) replications below the largest network:")
        print("  the first time, with everything read: \(Int(times[0])) ms")
        print("  then: median \(Self.told(later[later.count / 2])) ms, at most \(Self.told(later[later.count - 1])) ms")
    }

    /// The first question after somebody changed a replication.
    private func measure(_ root: Thing.ID, after replications: [Thing.ID], on database: Database) async throws {
        var times: [Double] = []
        for replication in replications.prefix(20) {
            try await database.write { tx in tx.note(Change("replication", replication.rawValue)) }
            let start = ContinuousClock.now
            _ = try await database.read { tx in try Totals.count(networks: [root], in: tx).replications }
            times.append((ContinuousClock.now - start) / .milliseconds(1))
        }
        times.sort()
        guard let median = times.dropFirst(times.count / 2).first, let most = times.last else { return }
        print("  after a change: median \(Self.told(median)) ms, at most \(Self.told(most)) ms")
    }

    private static func told(_ milliseconds: Double) -> String { "\(Double(Int(milliseconds * 10)) / 10)" }
}
