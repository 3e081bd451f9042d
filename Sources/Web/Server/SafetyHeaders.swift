import HTTPTypes
import Hummingbird

/// What every answer tells the browser to refuse: foreign scripts, styles and frames, guessing of types, leaking of addresses.
struct SafetyHeaders: RouterMiddleware {
    typealias Context = Web.Context

    static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "media-src 'self'",
        "font-src 'self'",
        "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "manifest-src 'self'",
    ].joined(separator: "; ")

    /// Of the few pages that other sites may show: what is looked at and heard, and nothing that runs.
    static let framedPolicy = [
        "default-src 'none'", "style-src 'self'", "font-src 'self'", "img-src 'self' data:", "media-src 'self'",
        "form-action 'none'", "base-uri 'none'",
        "frame-ancestors *",
    ].joined(separator: "; ")

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        Self.add(to: &response.headers)
        return response
    }

    static func add(to headers: inout HTTPFields) {
        // A file that somebody brought has a narrower one of its own.
        headers[.contentSecurityPolicy] = headers[.contentSecurityPolicy] ?? policy
        headers[.xContentTypeOptions] = "nosniff"
        headers[referrerPolicy] = "same-origin"
        headers[frameOptions] = headers[.contentSecurityPolicy] == framedPolicy ? nil : "DENY"
        headers[openerPolicy] = "same-origin"
        headers[resourcePolicy] = "same-origin"
        headers[permissions] = "camera=(), geolocation=(), microphone=(), interest-cohort=()"
    }

    private static let referrerPolicy = name("Referrer-Policy")
    private static let frameOptions = name("X-Frame-Options")
    private static let openerPolicy = name("Cross-Origin-Opener-Policy")
    private static let resourcePolicy = name("Cross-Origin-Resource-Policy")
    private static let permissions = name("Permissions-Policy")

    private static func name(_ text: StaticString) -> HTTPField.Name { HTTPField.Name(literal: text) }
}
