import HTTPTypes
import Hummingbird
import Logging
import Storage

/// Answers readers who are nobody in particular with the page that was made for the one before, until something changes.
/// Whoever is signed in, or filling in a form, is never answered from it, nor is what was made for them kept.
struct PageCache: RouterMiddleware {
    typealias Context = Web.Context

    let world: World
    let changes: @Sendable () -> Int
    private let shelf: PageShelf

    /// - Parameters:
    ///   - changes: grows with every change of the database that this process makes.
    ///   - life: how long a page is kept where other processes make changes too, or only time does.
    init(world: World, life: Duration, changes: @escaping @Sendable () -> Int) {
        self.world = world
        self.changes = changes
        shelf = PageShelf(life: life)
    }

    /// Whether who asks for this address may be answered without making anything.
    func holds(_ address: String) -> Bool { shelf.holds(address, changes()) }

    func handle(
        _ request: Request, context: Context, next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        guard let key = Self.key(of: request, in: context) else { return try await next(request, context) }
        // Counted before anything is read: a change that is made meanwhile makes this page an old one.
        let edition = changes()
        switch shelf.take(key, edition, at: world.now()) {
        case .kept(let response):
            return Self.answer(response, to: request)
        case .awaited(let page):
            if let response = await page.response { return Self.answer(response, to: request) }
            return try await next(request, context)
        case .missing(let page):
            return try await make(page, key, request, context, next)
        }
    }

    private func make(
        _ page: AwaitedPage, _ key: PageShelf.Key, _ request: Request, _ context: Context,
        _ next: (Request, Context) async throws -> Response
    ) async throws -> Response {
        context.logger.debug("a page is made for all")
        // Made whole, whatever the reader has already: others may have nothing.
        var head = request.head
        head.headerFields[.ifNoneMatch] = nil
        do {
            let response = try await next(Request(head: head, body: request.body), context)
            let isKept = Self.isForAnybody(response)
            shelf.put(isKept ? response : nil, as: page, key, at: world.now())
            return response.status == .ok ? Self.answer(response, to: request) : response
        } catch {
            shelf.put(nil, as: page, key, at: world.now())
            throw error
        }
    }

    /// Nil when the answer is for one person, or depends on more than what is told apart here.
    private static func key(of request: Request, in context: Context) -> PageShelf.Key? {
        guard request.method == .get, !context.cameInClear, HostGuard.isSound(request),
            request.headers[.authorization] == nil
        else {
            return nil
        }
        let cookies = request.headers[.cookie] == nil ? nil : request.cookies
        guard cookies == nil || !ofOnePerson.contains(where: { cookies?[$0] != nil }) else { return nil }
        let key = PageShelf.Key(
            address: request.uri.string, suffix: context.format, formats: request.headers[.accept] ?? "",
            languages: request.headers[.acceptLanguage] ?? "",
            chosenLanguage: languageNames.map { cookies?[$0]?.value ?? "" }.joined(separator: ";"))
        return key.size <= PageShelf.largestKey ? key : nil
    }

    private static let ofOnePerson = bothNames([CookieNames.session, CookieNames.form, CookieNames.flash])
    private static let languageNames = bothNames([CookieNames.language])

    /// As they are called over TLS and without: which of them this site uses is not known yet.
    private static func bothNames(_ names: [String]) -> [String] { names + names.map { CookieNames.prefix + $0 } }

    /// What the renderer made and nothing made for one visitor is in: no cookie, no error.
    private static func isForAnybody(_ response: Response) -> Bool {
        guard response.status == .ok, response.headers[.setCookie] == nil else { return false }
        return response.headers[.cacheControl] == Renderer.askAgain && response.body.contentLength != nil
    }

    private static func answer(_ response: Response, to request: Request) -> Response {
        guard let tag = response.headers[.eTag], EntityTag(named: tag).isNamed(in: request.headers[.ifNoneMatch]) else {
            return response
        }
        var headers = response.headers
        headers[.contentType] = nil
        return Response(status: .notModified, headers: headers)
    }
}
