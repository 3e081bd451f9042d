import HTTPTypes
import Hummingbird

/// Tells a request whose method a path does not answer which methods it does (405 with `Allow`, RFC 9110, 15.5.6).
struct MethodGuard: RouterMiddleware {
    typealias Context = Web.Context

    private let routes: [Route]

    init(_ routes: [Route]) {
        self.routes = routes
    }

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        // The router names the path of the route that answers; where none does, the path may have others.
        guard context.endpointPath == nil else { return try await next(request, context) }
        let allowed = Self.methods(at: request.uri.path, among: routes)
        guard !allowed.isEmpty else { return try await next(request, context) }
        throw AppError(.notAllowed, "web.error.405", ["methods": allowed.joined(separator: ", ")])
    }

    private static func methods(at path: String, among routes: [Route]) -> [String] {
        let asked = path.split(separator: "/")
        let methods = routes.filter { route in
            let parts = route.path.split(separator: "/")
            return parts.count == asked.count && zip(parts, asked).allSatisfy { $0.hasPrefix(":") || $0 == $1 }
        }.map(\.method.rawValue)
        return Set(methods.contains("GET") ? methods + ["HEAD"] : methods).sorted()
    }
}
