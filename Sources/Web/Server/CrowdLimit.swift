import HTTPTypes
import Hummingbird

/// Keeps the number of requests that are worked on within what the process can do, and tells the rest at once to come
/// back: under ten times the load it can bear, it does as much as under the load that it can.
struct CrowdLimit: RouterMiddleware {
    typealias Context = Web.Context

    private let turnstile: Turnstile
    private let refusal: CrowdedAnswer
    /// Whether a request is one of those that are counted here.
    let counts: @Sendable (HTTPRequest) -> Bool

    /// Two doors. What reads is counted before anything is done for it. What writes is counted when its body has arrived,
    /// so that nobody holds a place by sending slowly; a file that comes piece by piece holds none.
    ///
    /// - Parameter folders: files from memory, which cost less than the refusal saves.
    static func both(
        readers: CrowdSize, writers: CrowdSize, refusal: CrowdedAnswer, exceptBelow folders: [String]
    ) -> (reading: CrowdLimit, writing: CrowdLimit) {
        let reading = CrowdLimit(turnstile: Turnstile(readers), refusal: refusal) { request in
            let path = request.path ?? ""
            return isReading(request) && !folders.contains { path.hasPrefix($0) }
        }
        let writing = CrowdLimit(turnstile: Turnstile(writers), refusal: refusal) { !isReading($0) }
        return (reading, writing)
    }

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard counts(request.head), context.form == nil else { return try await next(request, context) }
        guard await turnstile.enter() else { return refusal.response(to: request.head) }
        defer { turnstile.leave() }
        return try await next(request, context)
    }

    private static func isReading(_ request: HTTPRequest) -> Bool {
        request.method == .get || request.method == .head || request.method == .options
    }
}
