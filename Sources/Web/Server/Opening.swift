import Hummingbird
import Logging
import Storage

/// Finds out who asks and in which language, before anything else is decided.
struct Opening: RouterMiddleware {
    typealias Context = Web.Context
    let surroundings: WebSurroundings

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        var (request, context) = (request, context)
        var visit = Visit()
        if Bearer.token(of: request) != nil { visit.bearer = .unknown }
        do {
            visit.site = try await surroundings.site()
        } catch {
            // The page may still be shown as the program itself would have it.
            context.logger.error("the node's own look could not be read", metadata: ["error": "\(error)"])
        }
        do {
            try await identify(request, in: &visit)
        } catch {
            visit.uncertainty = error
        }
        // A program's request has no cookies: whatever a browser added to it counts for nothing.
        if visit.bearer != nil { request = request.withoutCookies }
        visit.viewer?.condition = EntityTag.condition(of: request)
        let language = language(of: request, at: visit.site)
        let wording = visit.site.wording[language] ?? [:]
        visit.texts = Texts(language, catalog: surroundings.catalog, overrides: wording)
        visit.formToken = formToken(for: visit.viewer, request, at: visit.site)
        visit.flash = request.cookie(CookieNames.flash, of: visit.site)
        visit.readingLanguages = readingLanguages(of: request, on: language, at: visit.site)
        visit.path = request.uri.path
        visit.query = request.uri.query ?? ""
        context.visit = visit
        var response = try await next(request, context)
        if asksForLanguage(request) != nil {
            response.setCookie(.plain(CookieNames.language, language.rawValue, for: visit.site, maxAge: 31_536_000))
        }
        if visit.bearer != nil { response.headers[values: .setCookie] = [] }
        // Said over a connection that anybody may have changed it would count for nothing (RFC 6797, 7.2).
        if visit.site.isSecure && !context.cameInClear {
            response.headers[.strictTransportSecurity] = "max-age=63072000; includeSubDomains"
        }
        return response
    }

    private func identify(_ request: Request, in visit: inout Visit) async throws {
        if let token = Bearer.token(of: request) {
            let bearer = try await surroundings.authenticateToken(token)
            visit.viewer = bearer?.viewer
            visit.bearer = bearer.map { .accepted($0.scopes) } ?? .refused
        } else if let secret = request.cookie(CookieNames.session, of: visit.site), secret.utf8.count <= 128 {
            visit.viewer = try await surroundings.authenticate(secret)
        }
    }

    /// What the page's switch asks for, then what was chosen before, then what the browser prefers, then French.
    private func language(of request: Request, at site: Site) -> Language {
        let offered = site.languages
        let chosen =
            asksForLanguage(request)
            ?? request.cookie(CookieNames.language, of: site).flatMap { Language(rawValue: $0) }
        if let chosen, offered.contains(chosen) { return chosen }
        let accepted = request.headers[.acceptLanguage].flatMap { Language.preferred($0, among: offered) }
        return accepted ?? offered.first ?? .fr
    }

    /// The translation that the address asks for, then the language of the screens where somebody chose it, then what the
    /// browser prefers: texts may be in any language, screens only in ours.
    private func readingLanguages(of request: Request, on language: Language, at site: Site) -> [String] {
        let asked = request.uri.queryParameters["translation"].map { [String($0.prefix(20)).lowercased()] } ?? []
        let isChosen = asksForLanguage(request) != nil || request.cookie(CookieNames.language, of: site) != nil
        let wished = Language.wished(request.headers[.acceptLanguage] ?? "").prefix(10)
            .map { String($0.prefix { $0 != "-" }) }
        return asked + (isChosen ? [language.rawValue] : []) + wished + [language.rawValue]
    }

    private func asksForLanguage(_ request: Request) -> Language? {
        request.uri.queryParameters["lang"].flatMap { Language(rawValue: String($0)) }
    }

    private func formToken(for viewer: Viewer?, _ request: Request, at site: Site) -> FormToken {
        if let viewer { return FormToken(seed: "session:\(viewer.sessionID)", key: surroundings.formKey, isNew: false) }
        if let seed = request.cookie(CookieNames.form, of: site), (20...64).contains(seed.utf8.count) {
            return FormToken(seed: seed, key: surroundings.formKey, isNew: false)
        }
        let seed = surroundings.world.randomBytes(16).hex
        return FormToken(seed: seed, key: surroundings.formKey, isNew: true)
    }
}

extension Request {
    fileprivate var withoutCookies: Request {
        var head = head
        head.headerFields[.cookie] = nil
        return Request(head: head, body: body)
    }
}
