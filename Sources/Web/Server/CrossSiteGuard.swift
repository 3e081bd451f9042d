import HTTPTypes
import Hummingbird

/// Refuses what a foreign page makes a visitor's browser send. Two locks: the browser's own word on where the request comes
/// from (Fetch Metadata; `Origin` for older browsers), and the proof in the form.
struct CrossSiteGuard: RouterMiddleware {
    typealias Context = Web.Context
    let renderer: Renderer

    /// The routes that take files, by the path of a request.
    private let uploads: [String: Route]
    /// The parts of those that need no proof: their address is one (RFC 8058).
    private let oneClick: [[Substring]]

    init(_ routes: [Route], renderer: Renderer) {
        self.renderer = renderer
        let large = routes.filter { $0.mostBytes > Route.ordinaryBody }
        oneClick = routes.filter(\.isOneClick).map { $0.path.split(separator: "/") }
        uploads = Dictionary(large.map { ("/" + $0.path, $0) }) { first, _ in first }
    }

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        if request.method == .get || request.method == .head || request.method == .options {
            return try await next(request, context)
        }
        let upload = request.method == .post ? uploads[request.uri.path] : nil
        // No foreign page can make a browser send a token: it is not kept there.
        if context.visit.bearer != nil {
            return try await next(request, try opening(upload, request, context))
        }
        if isOneClick(request.uri.path) { return try await next(request, context) }
        guard comesFromHere(request) else { throw AppError(.forbidden, "web.error.crossSite") }
        var request = request
        // Who may not send a file does not make us hold one.
        try upload?.access.require(context.viewer)
        let opened = try opening(upload, request, context)
        if let form = opened.form {
            try context.visit.requireCertainty()
            guard context.visit.formToken.matches(try await form.token()) else {
                throw AppError(.forbidden, "web.error.formExpired")
            }
            return try await next(request, opened)
        }
        let body = try await request.collectedBody(atMost: upload?.mostBytes ?? Route.ordinaryBody)
        request.body = RequestBody(buffer: ByteBuffer(bytes: body))
        let submission = try await request.upload(atMost: body.count).submission
        request.body = RequestBody(buffer: ByteBuffer(bytes: body))
        try context.visit.requireCertainty()
        guard context.visit.formToken.matches(submission.shown("_token")) else {
            // Pages of ours send no JSON: a program has forgotten its token.
            if context.viewer == nil, request.isJSON { throw AppError(.unauthenticated, "web.error.401") }
            return try expired(submission, request, context)
        }
        return try await next(request, context)
    }

    /// The form of a route that reads it piece by piece.
    private func opening(_ upload: Route?, _ request: Request, _ context: Context) throws -> Context {
        guard let upload, upload.isStreamed else { return context }
        var opened = context
        opened.form = try FormStream(request, atMost: upload.mostBytes)
        return opened
    }

    /// The session ended while its form was open: who sent it from our own pages gets back what they wrote. A request that
    /// does not say where it comes from is only refused, since others could put words into it.
    private func expired(_ submission: Submission, _ request: Request, _ context: Context) throws -> Response {
        let saysFromHere = request.headers[.secFetchSite] == "same-origin" || request.headers[.origin] != nil
        guard saysFromHere, renderer.wantsPage(request, context) else {
            throw AppError(.forbidden, "web.error.formExpired")
        }
        let page = KeptFormPage(submission, to: request.uri.string)
        return try renderer.response(.page(page, status: .forbidden) { $0.view($1) }, to: request, in: context)
    }

    private func isOneClick(_ path: String) -> Bool {
        let asked = path.split(separator: "/")
        return oneClick.contains { parts in
            parts.count == asked.count && zip(parts, asked).allSatisfy { $0.hasPrefix(":") || $0 == $1 }
        }
    }

    private func comesFromHere(_ request: Request) -> Bool {
        if let site = request.headers[.secFetchSite] { return site == "same-origin" || site == "none" }
        guard let origin = request.headers[.origin] else { return true }
        guard let host = request.head.authority else { return false }
        return origin == "http://\(host)" || origin == "https://\(host)"
    }
}
