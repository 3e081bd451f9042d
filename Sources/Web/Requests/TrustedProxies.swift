import Foundation

/// The servers in front whose word about the caller counts: addresses and networks (`10.0.0.0/8`, `2001:db8::/32`). Of
/// everybody else the connection's own address is the caller's, whatever the headers say.
package struct TrustedProxies: Sendable, Equatable {
    private struct Network: Equatable {
        let bytes: [UInt8]
        let bits: Int
    }

    private let networks: [Network]

    package static let none = TrustedProxies()

    private init() { networks = [] }

    /// A list with commas or spaces; nil when one of its parts is no address and no network.
    package init?(_ list: String) {
        let parts = list.split { $0 == "," || $0.isWhitespace }
        let read = parts.compactMap { Self.network($0) }
        guard !parts.isEmpty, parts.count <= 100, read.count == parts.count else { return nil }
        networks = read
    }

    package func contains(_ address: String) -> Bool {
        guard !networks.isEmpty, let bytes = Self.bytes(of: address) else { return false }
        return networks.contains { Self.shares($0, bytes) }
    }

    /// Who called, by `X-Forwarded-For`: going back from the connection, the first who is not trusted. What stands before
    /// that was written by the caller, and may be anything.
    ///
    /// - Parameter hops: the fields of the header, in order.
    func caller(from peer: String, forwardedFor hops: [String]) -> String {
        guard contains(peer) else { return peer }
        var caller = peer
        for hop in hops.flatMap({ $0.split(separator: ",") }).suffix(Self.mostHops).reversed() {
            guard let address = Self.address(in: hop) else { return caller }
            caller = address
            if !contains(address) { return caller }
        }
        return caller
    }

    private static let mostHops = 30

    /// Without the port that some proxies add: `192.0.2.1:4711`, `[2001:db8::1]:4711`.
    private static func address(in hop: Substring) -> String? {
        var text = hop.trimmingWhitespace()[...]
        if text.hasPrefix("[") {
            text = text.dropFirst().prefix { $0 != "]" }
        } else if text.utf8.filter({ $0 == UInt8(ascii: ":") }).count == 1 {
            text = text.prefix { $0 != ":" }
        }
        return bytes(of: String(text)) == nil ? nil : String(text)
    }

    private static func network(_ text: Substring) -> Network? {
        let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
        guard let bytes = bytes(of: String(parts[0])) else { return nil }
        guard parts.count == 2 else { return Network(bytes: bytes, bits: bytes.count * 8) }
        let isNumber = !parts[1].isEmpty && parts[1].utf8.allSatisfy { (0x30...0x39).contains($0) }
        guard isNumber, let bits = Int(parts[1]), bits <= bytes.count * 8 else { return nil }
        return Network(bytes: bytes, bits: bits)
    }

    /// Four bytes or sixteen; an IPv4 address that is written as an IPv6 one (`::ffff:192.0.2.1`) has four.
    private static func bytes(of address: String) -> [UInt8]? {
        guard address.utf8.count <= 64 else { return nil }
        var four = in_addr()
        if inet_pton(AF_INET, address, &four) == 1 { return withUnsafeBytes(of: &four) { Array($0) } }
        var sixteen = in6_addr()
        guard inet_pton(AF_INET6, address, &sixteen) == 1 else { return nil }
        let all = withUnsafeBytes(of: &sixteen) { Array($0) }
        let isMapped = all.prefix(10).allSatisfy { $0 == 0 } && all[10] == 0xFF && all[11] == 0xFF
        return isMapped ? Array(all.suffix(4)) : all
    }

    private static func shares(_ network: Network, _ bytes: [UInt8]) -> Bool {
        guard bytes.count == network.bytes.count else { return false }
        let (whole, rest) = network.bits.quotientAndRemainder(dividingBy: 8)
        guard bytes.prefix(whole).elementsEqual(network.bytes.prefix(whole)) else { return false }
        return rest == 0 || (bytes[whole] ^ network.bytes[whole]) >> UInt8(8 - rest) == 0
    }
}
