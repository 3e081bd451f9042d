import Synchronization
import Testing

@testable import Node

@Suite struct OpenConnectionsTests {
    @Test func `when there are too many, the one that has let us wait longest makes room`() {
        let connections = OpenConnections(most: 2)
        let closed = Closed()

        for name in ["a", "b", "c", "d"] { _ = connections.enter(close: closed.note(name)) }

        #expect(closed.names == ["a", "b"])
    }

    @Test func `who is being worked for stays`() {
        let connections = OpenConnections(most: 2)
        let closed = Closed()
        let first = connections.enter(close: closed.note("a"))
        _ = connections.enter(close: closed.note("b"))

        connections.stopWaiting(at: first)
        _ = connections.enter(close: closed.note("c"))

        #expect(closed.names == ["b"])
    }

    @Test func `whoever was answered goes to the end of the line`() {
        let connections = OpenConnections(most: 2)
        let closed = Closed()
        let first = connections.enter(close: closed.note("a"))
        _ = connections.enter(close: closed.note("b"))

        connections.stopWaiting(at: first)
        _ = connections.wait(close: closed.note("a"))
        _ = connections.enter(close: closed.note("c"))

        #expect(closed.names == ["b"])
    }

    @Test func `who has left is not closed again, and leaves room`() {
        let connections = OpenConnections(most: 2)
        let closed = Closed()
        let first = connections.enter(close: closed.note("a"))
        _ = connections.enter(close: closed.note("b"))

        connections.leave(first)
        _ = connections.enter(close: closed.note("c"))

        #expect(closed.names.isEmpty)
        #expect(connections.count == 2)
    }

    @Test func `when all are being worked for, the newcomer is closed`() {
        let connections = OpenConnections(most: 1)
        let closed = Closed()
        let first = connections.enter(close: closed.note("a"))

        connections.stopWaiting(at: first)
        _ = connections.enter(close: closed.note("b"))

        #expect(closed.names == ["b"])
    }

    @Test func `few files allow few connections`() {
        let limits = ServerLimits()

        #expect(limits.within(openFiles: 1_024).connections == 1_024 - limits.otherFiles)
        #expect(limits.within(openFiles: 1_000_000).connections == limits.connections)
        #expect(limits.within(openFiles: 10).connections == 16)
    }
}

private final class Closed: Sendable {
    private let list = Mutex<[String]>([])

    var names: [String] { list.withLock { $0 } }

    func note(_ name: String) -> @Sendable () -> Void {
        { [self] in list.withLock { $0.append(name) } }
    }
}
