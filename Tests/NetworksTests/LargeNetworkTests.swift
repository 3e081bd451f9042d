import Fixtures
import HummingbirdTesting
import NodeFixtures
import Testing
import Web

/// A network of 10,000 members is a network like any other: its pages are read, and cost what they show.
@Suite struct LargeNetworkTests {
    private static let members = 10_000
    /// Of one answer, in a program that was built for finding faults, beside whatever else the machine does.
    private static let bound = Duration.seconds(4)

    @Test(arguments: Engine.available)
    func `the pages of a network of 10,000 members are short, and soon there`(
        _ engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            _ = try await node.steward("Stan", at: client)
            _ = try await node.gardener("Gia", at: client)
            try await node.crowd(Self.members, like: "jardin-a-mende", in: "reseau")
            let visitor = Visitor(client)

            let (page, time) = try await Self.timed { try await visitor.open("/networks/reseau") }
            let (data, dataTime) = try await Self.timed { try await visitor.openAsProgram("/networks/reseau") }
            let (totals, totalsTime) = try await Self.timed { try await visitor.open("/networks/reseau/totals") }
            let (members, membersTime) = try await Self.timed { try await visitor.open("/networks/reseau/members") }

            #expect(page.says("10 000") && page.says("300 des 10 000"))
            #expect(page.body.utf8.count < 300_000 && data.body.utf8.count < 300_000)
            #expect(totals.says("10 000"))
            #expect(members.says("Place 1") && members.links.contains { $0.contains("after=") })
            for (name, time) in [("page", time), ("data", dataTime), ("totals", totalsTime), ("members", membersTime)] {
                #expect(time < Self.bound, "\(name): \(time)")
            }
        }
    }

    private static func timed<Answer: Sendable>(
        _ act: () async throws -> Answer
    ) async rethrows -> (Answer, Duration) {
        let start = ContinuousClock.now
        let answer = try await act()
        return (answer, start.duration(to: .now))
    }
}
