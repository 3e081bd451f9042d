import HTTPTypes
import Hummingbird

/// Finds out who calls when a server stands in front that the operator trusts; see `TrustedProxies`.
struct CallerAddress: RouterMiddleware {
    typealias Context = Web.Context
    let proxies: TrustedProxies
    let names: CallerNames

    private static let forwardedFor = HTTPField.Name(literal: "X-Forwarded-For")
    private static let forwardedProto = HTTPField.Name(literal: "X-Forwarded-Proto")

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var context = context
        context.callerNames = names
        guard proxies.contains(context.remoteAddress) else { return try await next(request, context) }
        // The last word is the nearest server's own.
        let scheme = request.headers[values: Self.forwardedProto].last?.split(separator: ",").last
        context.cameInClear = scheme?.trimmingWhitespace().lowercased() == "http"
        context.remoteAddress = proxies.caller(
            from: context.remoteAddress, forwardedFor: request.headers[values: Self.forwardedFor])
        return try await next(request, context)
    }
}
