import Hummingbird
import Logging

/// One line for each request that was answered. It names the route, never the path: a path may hold a secret or a name.
struct RequestLog: RouterMiddleware {
    typealias Context = Web.Context

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        let response = try await next(request, context)
        let milliseconds = (ContinuousClock.now - start) / .milliseconds(1)
        context.logger.debug(
            "answered",
            metadata: [
                "method": "\(request.method)", "route": "\(context.endpointPath ?? "none")",
                "status": "\(response.status.code)", "milliseconds": "\(Int(milliseconds))",
            ])
        return response
    }
}
