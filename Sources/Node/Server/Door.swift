import HTTPTypes
import NIOCore
import NIOHTTPTypes
import Web

/// Tells whoever finds the node crowded to come back, before their request becomes a task.
final class Door: ChannelDuplexHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart
    typealias OutboundIn = HTTPResponsePart
    typealias OutboundOut = HTTPResponsePart

    private struct Refusal {
        let answer: WholeAnswer
        let isOfHead: Bool
        let isLast: Bool
    }

    private let keeper: Doorkeeper
    /// Requests that came in and are not answered whole yet; and of those whose answer has not begun, which are counted.
    private var underWay = 0
    private var awaited: [Bool] = []
    /// Of the request whose end is about to arrive.
    private var refusal: Refusal?

    init(_ keeper: Doorkeeper) {
        self.keeper = keeper
    }

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        switch unwrapInboundIn(data) {
        case .head(let head):
            refusal = receive(head, context)
            if refusal != nil { return }
        case .end:
            if let refusal { return send(refusal, context) }
        case .body: break
        }
        context.fireChannelRead(data)
    }

    func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
        switch unwrapOutboundIn(data) {
        case .head(let head) where head.status.kind != .informational:
            if !awaited.isEmpty, awaited.removeFirst() { keeper.leave() }
        case .end: underWay -= 1
        case .head, .body: break
        }
        context.write(data, promise: promise)
    }

    func channelInactive(context: ChannelHandlerContext) {
        leave()
        context.fireChannelInactive()
    }

    func handlerRemoved(context: ChannelHandlerContext) {
        leave()
    }

    /// Answers leave in the order of their requests; who sends a body is heard out; and who takes no answers gets no more.
    private func receive(_ request: HTTPRequest, _ context: ChannelHandlerContext) -> Refusal? {
        let fields = request.headerFields
        let isAlone = fields[.contentLength] == nil && fields[.transferEncoding] == nil
        let mayRefuse = underWay == 0 && isAlone && context.channel.isWritable
        let word = mayRefuse ? keeper.receive(request) : .free
        if case .comeBack(let answer) = word {
            return Refusal(answer: answer, isOfHead: request.method == .head, isLast: fields[.connection] == "close")
        }
        underWay += 1
        if case .counted = word { awaited.append(true) } else { awaited.append(false) }
        return nil
    }

    private func send(_ refusal: Refusal, _ context: ChannelHandlerContext) {
        self.refusal = nil
        context.write(wrapOutboundOut(.head(refusal.answer.head)), promise: nil)
        if !refusal.isOfHead { context.write(wrapOutboundOut(.body(refusal.answer.body)), promise: nil) }
        let isSent = refusal.isLast ? context.eventLoop.makePromise(of: Void.self) : nil
        isSent?.futureResult.assumeIsolated().whenComplete { _ in context.close(promise: nil) }
        context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: isSent)
    }

    private func leave() {
        for isCounted in awaited where isCounted { keeper.leave() }
        awaited = []
    }
}
