import HTTPTypes
import NIOCore
import NIOHTTPTypes

/// Closes a connection on which a request says in any other way than `chunked` how its body is coded (RFC 9112, 6.1). What
/// stands before us may see another end of that body, and take what follows for another visitor's request.
final class CodingGuard: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = HTTPRequestPart
    typealias InboundOut = HTTPRequestPart

    private var isClosing = false

    func channelRead(context: ChannelHandlerContext, data: NIOAny) {
        guard !isClosing else { return }
        if case .head(let head) = unwrapInboundIn(data), !Self.isSound(head.headerFields) {
            isClosing = true
            // Without a word: it could be taken for the answer to the request before.
            return context.close(promise: nil)
        }
        context.fireChannelRead(data)
    }

    static func isSound(_ fields: HTTPFields) -> Bool {
        let codings = fields[values: .transferEncoding]
        guard !codings.isEmpty else { return true }
        return codings.count == 1 && codings[0].lowercased() == "chunked" && fields[values: .contentLength].isEmpty
    }
}
