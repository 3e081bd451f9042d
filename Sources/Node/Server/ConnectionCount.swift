import NIOCore
import Synchronization

/// How many connections are open. Shared by all of them.
final class ConnectionCount: Sendable {
    private let count = Atomic<Int>(0)

    var now: Int { count.load(ordering: .relaxed) }

    /// One for each connection.
    func handler() -> some ChannelInboundHandler & RemovableChannelHandler { ConnectionCounter(self) }

    fileprivate func add(_ change: Int) { count.add(change, ordering: .relaxed) }
}

private final class ConnectionCounter: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    private let count: ConnectionCount
    private var isCounted = false

    init(_ count: ConnectionCount) {
        self.count = count
    }

    func handlerAdded(context: ChannelHandlerContext) {
        isCounted = true
        count.add(1)
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        if isCounted { count.add(-1) }
        isCounted = false
    }
}
