import NIOCore
import NIOHTTPTypes

/// Closes a connection that sends its request, or takes its answer, one byte at a time. The server's own idle timeout
/// starts anew with every byte of a body. A large file takes its time, as long as it moves.
final class Deadlines: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let limits: ServerLimits
    private var reading: Pace?
    private var writing: Pace?

    init(_ limits: ServerLimits) {
        self.limits = limits
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head: reading = Pace(of: context.channel, limits.request, atLeast: limits.bytesPerSecond)
        case .body(let bytes): reading?.bytes += bytes.readableBytes
        case .end: reading?.end()
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head:
            writing = Pace(of: context.channel, limits.answer, atLeast: limits.bytesPerSecond)
            context.write(data, promise: promise)
        case .body(let bytes):
            writing?.bytes += bytes.readableBytes
            context.write(data, promise: promise)
        case .end:
            let taken = promise ?? context.eventLoop.makePromise()
            let pace = writing
            taken.futureResult.assumeIsolated().whenComplete { _ in pace?.end() }
            context.write(data, promise: taken)
        }
    }

    func channelInactive(context: ChannelHandlerContext) {
        reading?.end()
        writing?.end()
        context.fireChannelInactive()
    }
}

/// How fast something comes or goes. What is not over after a time is closed, unless enough of it moved meanwhile.
private final class Pace {
    var bytes = 0
    private let channel: any Channel
    private let time: TimeAmount
    private let least: Int
    private var deadline: Scheduled<Void>?

    init(of channel: any Channel, _ time: TimeAmount, atLeast bytesPerSecond: Int) {
        self.channel = channel
        self.time = time
        least = bytesPerSecond * Int(time.nanoseconds / 1_000_000_000)
        look()
    }

    func end() { deadline?.cancel() }

    private func look() {
        deadline = channel.eventLoop.assumeIsolated().scheduleTask(in: time) {
            guard self.bytes >= self.least else { return self.channel.close(promise: nil) }
            self.bytes = 0
            self.look()
        }
    }
}
