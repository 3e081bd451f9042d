import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes a connection whose reader takes an answer too slowly. While the answer is still being made, nobody is late.
final class AnswerPace: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let pace: Pace
    /// Answers that were begun and whose last byte is not taken.
    private var unfinished = 0
    private var given = 0
    /// When the next look was decided.
    private var taken = 0
    private var nextLook: Scheduled<Void>?

    init(_ pace: Pace) {
        self.pace = pace
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head):
            if head.status.kind != .informational { unfinished += 1 }
            context.write(data, promise: promise)
        case .body(let bytes):
            given += bytes.readableBytes
            context.write(data, promise: promise)
        case .end:
            let isTaken = promise ?? context.eventLoop.makePromise()
            isTaken.futureResult.assumeIsolated().whenComplete { _ in self.unfinished -= 1 }
            context.write(data, promise: isTaken)
        }
    }

    /// What the system's own buffers took whole is no matter of ours any more.
    func flush(context: ChannelHandlerContext) {
        context.flush()
        if unfinished > 0, nextLook == nil { lookLater(context, waiting: waiting(context)) }
    }

    func channelInactive(context: ChannelHandlerContext) {
        stopLooking()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        stopLooking()
    }

    private func lookLater(_ context: ChannelHandlerContext, waiting: Int) {
        taken = given - waiting
        nextLook = context.eventLoop.assumeIsolated().scheduleTask(in: pace.stretch) { self.look(context) }
    }

    private func look(_ context: ChannelHandlerContext) {
        nextLook = nil
        guard unfinished > 0 else { return }
        let waiting = waiting(context)
        let isLate = waiting > 0 && given - waiting - taken < pace.bytes
        guard !isLate else { return context.close(promise: nil) }
        lookLater(context, waiting: waiting)
    }

    /// Bytes that the system has not taken from us, since the reader does not take them.
    private func waiting(_ context: ChannelHandlerContext) -> Int {
        do {
            return try context.channel.syncOptions?.getOption(.bufferedWritableBytes) ?? 0
        } catch {
            return 0  // a connection that was closed meanwhile
        }
    }

    private func stopLooking() {
        nextLook?.cancel()
        nextLook = nil
    }
}
