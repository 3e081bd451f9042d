import Hummingbird

/// Refuses a request whose token opens nothing, before anything is read: it must not pass for a visitor's.
struct TokenGuard: RouterMiddleware {
    typealias Context = Web.Context

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        switch context.visit.bearer {
        case .refused: throw AppError(.unauthenticated, "web.error.token")
        case .unknown: throw AppError(.unavailable, "web.error.503", retryAfter: 5)
        case .accepted, nil: return try await next(request, context)
        }
    }
}

extension Route {
    /// The one door for tokens: what a person does at a browser, and what the token's scopes leave out, is refused for every
    /// route in the same way.
    func admit(_ bearer: Bearer?) throws(AppError) {
        guard case .accepted(let scopes) = bearer else { return }
        guard !isForPeople, access != .administrator, access != .moderator else {
            throw AppError(.forbidden, "web.error.notByToken")
        }
        guard scopes.contains(scope) else {
            throw AppError(.forbidden, "web.error.scope", ["scope": scope.rawValue])
        }
    }

    package var scope: TokenScope { isUnsafe ? .write : .read }
}
