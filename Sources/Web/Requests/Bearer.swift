import Hummingbird

/// What became of the token that a program sent (RFC 6750, 2.1).
package enum Bearer: Sendable, Equatable {
    case accepted(Set<TokenScope>)
    /// Not one of ours, expired or revoked: which of them is told to nobody.
    case refused
    /// The database could not be asked.
    case unknown

    /// The token of a request; nil when it carries none. Other schemes are left to what stands before the node.
    static func token(of request: Request) -> String? {
        guard let header = request.headers[.authorization], header.utf8.count <= 1_000 else { return nil }
        let parts = header.split(separator: " ", maxSplits: 1)
        guard parts.first?.lowercased() == "bearer" else { return nil }
        return parts.count == 2 ? parts[1].trimmingWhitespace() : ""
    }
}
