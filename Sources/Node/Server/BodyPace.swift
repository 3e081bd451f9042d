import NIOCore
import NIOHTTPTypes

/// Closes a connection whose body arrives too slowly. The server's own idle timeout starts anew with every byte of it.
final class BodyPace: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private let pace: Pace
    private var isArriving = false
    /// Since the last look.
    private var arrived = 0
    private var nextLook: Scheduled<Void>?

    init(_ pace: Pace) {
        self.pace = pace
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head:
            isArriving = true
            arrived = 0
        case .body(let bytes):
            arrived += bytes.readableBytes
        case .end:
            isArriving = false
            stopLooking()
        }
        context.fireChannelRead(data)
    }

    /// Most requests have arrived whole by now, and nobody needs to look at them again.
    func channelReadComplete(context: ChannelHandlerContext) {
        if isArriving, nextLook == nil { lookLater(context) }
        context.fireChannelReadComplete()
    }

    func channelInactive(context: ChannelHandlerContext) {
        stopLooking()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        stopLooking()
    }

    private func lookLater(_ context: ChannelHandlerContext) {
        nextLook = context.eventLoop.assumeIsolated().scheduleTask(in: pace.stretch) { self.look(context) }
    }

    private func look(_ context: ChannelHandlerContext) {
        nextLook = nil
        guard isArriving else { return }
        guard arrived >= pace.bytes else { return context.close(promise: nil) }
        arrived = 0
        lookLater(context)
    }

    private func stopLooking() {
        nextLook?.cancel()
        nextLook = nil
    }
}
