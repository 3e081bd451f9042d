import Replications
import Testing

@Suite struct ReplicationStateTests {
    @Test func `from every state something may follow, and none follows itself`() {
        for state in ReplicationState.allCases {
            #expect(!state.next.isEmpty)
            #expect(!state.next.contains(state))
        }
    }

    @Test func `every state can be reached from the first ones`() {
        var reached = Set(ReplicationState.first)
        for _ in ReplicationState.allCases { reached.formUnion(reached.flatMap(\.next)) }

        #expect(reached == Set(ReplicationState.allCases))
    }

    @Test func `each state has a mark of its own`() {
        #expect(Set(ReplicationState.allCases.map(\.mark)).count == ReplicationState.allCases.count)
    }
}
