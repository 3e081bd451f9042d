import NIOCore

/// Leaves what was not sent with us rather than with the system, which would take megabytes for a reader who takes
/// nothing, and then look for long as if nothing moved for one who is only slow.
final class UnsentLimit: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    /// tcp(7), TCP_NOTSENT_LOWAT.
    private static let option = ChannelOptions.Types.SocketOption(
        level: .tcp, name: NIOBSDSocket.Option(rawValue: 25))

    private let bytes: Int
    private var isSet = false

    init(bytes: Int) {
        self.bytes = bytes
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { set(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        set(context)
        context.fireChannelActive()
    }

    private func set(_ context: ChannelHandlerContext) {
        guard !isSet else { return }
        isSet = true
        do {
            try context.channel.syncOptions?.setOption(Self.option, value: bytes)
        } catch {
            context.fireErrorCaught(error)
        }
    }
}
