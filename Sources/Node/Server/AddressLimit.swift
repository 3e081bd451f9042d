import NIOCore
import Synchronization
import Web

/// How many connections each address holds. Shared by all of them.
final class AddressTally: Sendable {
    private let most: Int
    private let held = Mutex<[String: Int]>([:])

    init(most: Int) {
        self.most = most
    }

    func enter(_ address: String) -> Bool {
        held.withLock { held in
            let count = held[address, default: 0]
            guard count < most else { return false }
            held[address] = count + 1
            return true
        }
    }

    func leave(_ address: String) {
        held.withLock { held in
            let count = held[address, default: 0]
            held[address] = count > 1 ? count - 1 : nil
        }
    }
}

/// Closes a connection of an address that has too many. Those of this machine, and of the proxies that the operator names,
/// carry many people: they are not counted.
final class AddressLimit: ChannelInboundHandler, RemovableChannelHandler {
    typealias InboundIn = NIOAny

    private let tally: AddressTally
    private let proxies: TrustedProxies
    private var address: String?

    init(_ tally: AddressTally, except proxies: TrustedProxies) {
        self.tally = tally
        self.proxies = proxies
    }

    func handlerAdded(context: ChannelHandlerContext) {
        if context.channel.isActive { enter(context) }
    }

    func channelActive(context: ChannelHandlerContext) {
        enter(context)
        context.fireChannelActive()
    }

    func channelInactive(context: ChannelHandlerContext) {
        if let address { tally.leave(address) }
        address = nil
        context.fireChannelInactive()
    }

    private func enter(_ context: ChannelHandlerContext) {
        guard address == nil, let remote = context.channel.remoteAddress?.ipAddress, !isOfThisMachine(remote),
            !proxies.contains(remote)
        else { return }
        if tally.enter(remote) {
            address = remote
        } else {
            context.close(promise: nil)
        }
    }

    private func isOfThisMachine(_ address: String) -> Bool {
        address.hasPrefix("127.") || address == "::1" || address.hasPrefix("::ffff:127.")
    }
}
