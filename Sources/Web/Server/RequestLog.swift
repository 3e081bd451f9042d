import HTTPTypes
import Hummingbird
import Logging

/// One line, and one count, for each request that was answered; and its reference in the answer, under which the line is
/// found. It names the route, never the path: a path may hold a secret or a name.
struct RequestLog: RouterMiddleware {
    typealias Context = Web.Context
    let meter: RequestMeter

    static let reference = HTTPField.Name(literal: "X-Request-Id")

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        let start = ContinuousClock.now
        meter.begin()
        do {
            var response = try await next(request, context)
            response.headers[Self.reference] = context.id
            note(Int(response.status.code), request, context, since: start)
            return response
        } catch {
            note(500, request, context, since: start)
            throw error
        }
    }

    private func note(_ status: Int, _ request: Request, _ context: Context, since start: ContinuousClock.Instant) {
        let duration = ContinuousClock.now - start
        let route = context.endpointPath ?? "none"
        meter.end(route: route, method: request.method.rawValue, status: status, after: duration)
        context.logger.info(
            "answered",
            metadata: [
                "method": "\(request.method)", "route": "\(route)", "status": "\(status)",
                "milliseconds": "\(Int(duration / .milliseconds(1)))",
            ])
    }
}
