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
        request.head.authority?.isEmpty == false && request.headers[host] == nil
    }
}
