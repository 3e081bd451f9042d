import Commons
import Fixtures
import NodeFixtures
import Replications
import Storage
import Testing

@testable import Networks

/// What is kept in memory of who belongs to what, and brought forward by what changed.
@Suite struct FabricTests {
    @Test(arguments: Engine.available)
    func `whatever is written, the fabric brought forward is the one that is woven anew`(engine: Engine) async throws {
        let commons = try await Weave(engine)
        try await commons.begin()
        var dice = Dice(seed: 7)

        for round in 0..<40 {
            for _ in 0...dice.roll(4) { try await commons.act(&dice) }
            let (brought, anew) = try await commons.both()
            #expect(brought == anew, "round \(round)")
        }
        let last = try await commons.brought()
        #expect(last.leaves.count > 5 && last.groups.count > 5 && last.totals.values.contains { !$0.hasPrefix("0 ") })
    }

    @Test(arguments: Engine.available)
    func `those who write at once, and what is taken back, leave it as the tables are`(engine: Engine) async throws {
        let commons = try await Weave(engine)
        try await commons.begin()

        try await withThrowingTaskGroup(of: Void.self) { group in
            for seed in 1...4 {
                group.addTask {
                    var dice = Dice(seed: seed)
                    for _ in 0..<12 {
                        try await commons.act(&dice)
                        _ = try await commons.brought()
                    }
                }
            }
            try await group.waitForAll()
        }
        await #expect(throws: CancellationError.self) {
            try await commons.node.database.write { tx in
                _ = try commons.start(at: "FR-48", carriers: [], tx)
                _ = try Fabric.current(in: tx)
                throw CancellationError()
            }
        }

        let (brought, anew) = try await commons.both()
        #expect(brought == anew)
    }

    @Test(arguments: Engine.available)
    func `more changes than are remembered are read anew`(engine: Engine) async throws {
        let commons = try await Weave(engine)
        try await commons.begin()
        let one = try await commons.node.database.write { tx in try commons.start(at: "FR-48", carriers: [], tx) }
        _ = try await commons.brought()

        for _ in 0..<3 {
            try await commons.node.database.write { tx in
                for number in 0..<5_000 { tx.note(Change("organization", "\(number)")) }
                tx.note(one.change)
            }
        }

        let (brought, anew) = try await commons.both()
        #expect(brought == anew && !brought.groups.isEmpty)
    }
}

/// What there is to see of a fabric, whatever the numbers of its knots.
struct Pattern: Equatable, Sendable {
    var groups: [Fabric.Knot: [Fabric.Knot]] = [:]
    var leaves: [Fabric.Knot: Leaf] = [:]
    var totals: [Fabric.Knot: String] = [:]

    struct Leaf: Equatable, Sendable {
        let told: [Fabric.KnownFigure]
        let partners: [Fabric.Knot]
    }

    init(_ fabric: Fabric) {
        for (place, knot) in fabric.knots.enumerated() {
            if fabric.isLeaf[place] {
                leaves[knot] = Leaf(
                    told: fabric.told[place], partners: fabric.partners[place].map { fabric.knots[Int($0)] })
            } else if fabric.isShown[place] {
                let members = fabric.members(of: place).filter { fabric.isShown[Int($0)] }
                if !members.isEmpty { groups[knot] = members.map { fabric.knots[Int($0)] } }
            }
        }
        for knot in groups.keys {
            let totals = Totals(of: [knot], fabric)
            let sums = Measure.allCases.map { "\(totals.sums[$0]?.amount.rawValue ?? 0)" }
            self.totals[knot] = "\(totals.replications) \(totals.partners) \(sums) \(totals.steps.map(\.replications))"
        }
    }
}

struct Dice {
    private var state: UInt64

    init(seed: Int) { state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 }

    mutating func roll(_ sides: Int) -> Int {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return Int((state >> 33) % UInt64(sides))
    }

    mutating func one<Value>(of values: [Value]) -> Value? { values.isEmpty ? nil : values[roll(values.count)] }
}
