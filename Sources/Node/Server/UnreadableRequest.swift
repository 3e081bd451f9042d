import HTTPTypes
import NIOCore
import NIOHTTPTypes
import Web

/// Says why a connection is closed on which no request could be made out: the server itself answers with an empty 400.
final class UnreadableRequest: ChannelOutboundHandler, RemovableChannelHandler {
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private let answer: UnreadableAnswer

    init(_ answer: UnreadableAnswer) {
        self.answer = answer
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        // An empty 400 that closes is never ours: what the program refuses, it explains.
        guard case .head(let head) = unwrapOutboundIn(data), head.status == .badRequest,
            head.headerFields[.contentLength] == "0", head.headerFields[.connection] == "close"
        else { return context.write(data, promise: promise) }
        context.write(wrapOutboundOut(.head(answer.head)), promise: promise)
        context.write(wrapOutboundOut(.body(answer.body)), promise: nil)
    }
}
