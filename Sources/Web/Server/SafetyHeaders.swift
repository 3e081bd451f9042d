import HTTPTypes
import Hummingbird

/// What every answer tells the browser to refuse: foreign scripts, styles and frames, guessing of types, leaking of addresses.
struct SafetyHeaders: RouterMiddleware {
    typealias Context = Web.Context

    static let policy = [
        "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'",
        "connect-src 'self'", "form-action 'self'", "base-uri 'none'", "frame-ancestors 'none'", "manifest-src 'self'",
    ].joined(separator: "; ")

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var response = try await next(request, context)
        response.headers[.contentSecurityPolicy] = Self.policy
        response.headers[.xContentTypeOptions] = "nosniff"
        response.headers[Self.referrerPolicy] = "same-origin"
        response.headers[Self.frameOptions] = "DENY"
        response.headers[Self.openerPolicy] = "same-origin"
        response.headers[Self.permissions] = "camera=(), geolocation=(), microphone=(), interest-cohort=()"
        return response
    }

    private static let referrerPolicy = name("Referrer-Policy")
    private static let frameOptions = name("X-Frame-Options")
    private static let openerPolicy = name("Cross-Origin-Opener-Policy")
    private static let permissions = name("Permissions-Policy")

    private static func name(_ text: StaticString) -> HTTPField.Name { HTTPField.Name(literal: text) }
}
