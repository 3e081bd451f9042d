import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Tells the `OpenConnections` when this one waits for its other end, and when we work for it: from the last byte of a
/// request to the first of its answer.
final class ConnectionWatch: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let connections: OpenConnections
    private var isCounted = false
    private var place: OpenConnections.Place?
    /// Below zero when an answer began before its request had ended.
    private var requestsUnderWay = 0

    init(_ connections: OpenConnections) {
        self.connections = connections
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { enter(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        enter(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        if isCounted { connections.leave(place) }
        isCounted = false
        place = nil
        context.fireChannelInactive()
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        if case .end = unwrapInboundIn(data) {
            requestsUnderWay += 1
            update(context)
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        if case .head(let head) = unwrapOutboundIn(data), head.status.kind != .informational {
            requestsUnderWay -= 1
            update(context)
        }
        context.write(data, promise: promise)
    }

    private func enter(_ context: ChannelHandlerContext) {
        guard !isCounted else { return }
        isCounted = true
        place = connections.enter(close: closing(context))
    }

    private func update(_ context: ChannelHandlerContext) {
        guard isCounted else { return }
        if requestsUnderWay > 0, let held = place {
            connections.stopWaiting(at: held)
            place = nil
        } else if requestsUnderWay <= 0, place == nil {
            place = connections.wait(close: closing(context))
        }
    }

    private func closing(_ context: ChannelHandlerContext) -> @Sendable () -> Void {
        let channel = context.channel
        return { channel.close(promise: nil) }
    }
}
