import HTTPTypes
import Hummingbird

/// Refuses a request that does not say, or says twice, which host it is for (RFC 9112, 3.2): what stands before us may have
/// read another one.
struct HostGuard: RouterMiddleware {
    typealias Context = Web.Context

    /// The server moves the first `Host` to the request's authority and leaves any other among the headers.
    private static let host = HTTPField.Name(literal: "Host")

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard Self.isSound(request) else { throw AppError(.malformed, "web.error.400") }
        return try await next(request, context)
    }

    static func isSound(_ request: Request) -> Bool {
        guard let authority = request.head.authority else { return false }
        return isAuthority(authority) && request.headers[host] == nil
    }

    /// A name or an address, perhaps a port (RFC 3986, 3.2.2 and 3.2.3), without the rarities that no browser sends.
    static func isAuthority(_ text: String) -> Bool {
        let isBracketed = text.hasPrefix("[")
        let end = isBracketed ? text.firstIndex(of: "]").map(text.index(after:)) : text.firstIndex(of: ":")
        let name = text[..<(end ?? text.endIndex)]
        let rest = text[(end ?? text.endIndex)...]
        let isNamed =
            isBracketed
            ? name.utf8.count > 2 && name.hasSuffix("]") && name.utf8.dropFirst().dropLast().allSatisfy(isOfAddress)
            : !name.isEmpty && name.utf8.count <= 253 && name.utf8.allSatisfy(isOfName)
        return isNamed && (rest.isEmpty || rest.hasPrefix(":") && isPort(rest.dropFirst()))
    }

    private static func isPort(_ text: Substring) -> Bool {
        text.isEmpty || text.utf8.allSatisfy(isDigit) && UInt16(text) != nil
    }

    private static func isOfName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
        case UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"): true
        default: isDigit(byte)
        }
    }

    private static func isOfAddress(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "f"), UInt8(ascii: "A")...UInt8(ascii: "F"): true
        case UInt8(ascii: ":"), UInt8(ascii: "."): true
        default: isDigit(byte)
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
