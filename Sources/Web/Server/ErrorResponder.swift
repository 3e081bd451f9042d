import HTTPTypes
import Hummingbird
import Logging
import Markup
import Storage

/// The one door through which errors leave.
struct ErrorResponder: RouterMiddleware {
    typealias Context = Web.Context
    let renderer: Renderer

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        do {
            return try await next(request, context)
        } catch let error as AppError where error.kind == .unauthenticated && asksPerson(request, context) {
            return try renderer.response(.done(at: signInPath(request)), to: request, in: context)
        } catch let error as AppError {
            return try respond(with: error, request, context)
        } catch let error as HTTPError {
            return try respond(with: refusal(error), request, context)
        } catch let error as StorageError where error.isTransient {
            context.logger.error("database out of reach", metadata: ["error": "\(error)"])
            return try respond(with: AppError(.unavailable, "web.error.503", retryAfter: 5), request, context)
        } catch {
            context.logger.error(
                "request failed", metadata: ["error": "\(error)", "route": "\(context.endpointPath ?? "none")"])
            let fault = ErrorPage(
                status: 500, key: "web.error.500", values: ["reference": context.id], reference: context.id)
            return try renderer.problem(fault, to: request, in: context)
        }
    }

    /// Only a person at a browser can sign in.
    private func asksPerson(_ request: Request, _ context: Context) -> Bool {
        context.visit.bearer == nil && renderer.wantsPage(request, context)
    }

    private func respond(with error: AppError, _ request: Request, _ context: Context) throws -> Response {
        if let event = event(of: error, context) { context.note(event) }
        let isCondition = error.kind == .outdated && EntityTag.namesRevision(request)
        let status = isCondition ? .preconditionFailed : error.kind.status
        let page = ErrorPage(
            kind: error.kind, status: status.code, key: error.message, values: error.values, reference: context.id)
        var response = try renderer.problem(page, to: request, in: context)
        if let seconds = error.retryAfter { response.headers[.retryAfter] = "\(seconds)" }
        if error.kind == .notAllowed { response.headers[.allow] = error.values["methods"] }
        response.headers[.wwwAuthenticate] = challenge(error, context)
        return response
    }

    /// What an operator may want to know of a refusal.
    private func event(of error: AppError, _ context: Context) -> SecurityEvent? {
        switch error.kind {
        case .tooMany: return .throttled
        case .unauthenticated where context.visit.bearer == .refused: return .tokenRefused
        case .missing, .forbidden:
            let isClosed = context.endpointPath?.hasPrefix("/administration") == true
            return isClosed && context.viewer?.isAdministrator == false ? .administrationClosed : nil
        default: return nil
        }
    }

    /// How a program may come in (RFC 6750, 3).
    private func challenge(_ error: AppError, _ context: Context) -> String? {
        let bearer = "Bearer realm=\"essaim\""
        if let scope = error.values["scope"], error.kind == .forbidden {
            return "\(bearer), error=\"insufficient_scope\", scope=\"\(scope)\""
        }
        guard error.kind == .unauthenticated else { return nil }
        return context.visit.bearer == nil ? bearer : "\(bearer), error=\"invalid_token\""
    }

    private func refusal(_ error: HTTPError) -> AppError {
        switch error.status {
        case .notFound: .missing
        case .contentTooLarge: AppError(.tooLarge, "web.error.413")
        default: AppError(.malformed, "web.error.400")
        }
    }

    /// After signing in one comes back to the page that asked for it; only pages that are read are returned to.
    private func signInPath(_ request: Request) -> String {
        let back = request.method == .get ? request.uri.string : "/"
        return "/session/new?then=" + back.percentEncoded
    }
}
