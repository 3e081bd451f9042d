package import Hummingbird

/// Reads the form in which a page is wanted from the end of its path, before the router sees it: `/practices.csv` is
/// `/practices` as a table. The home page is `/index.json`.
package struct SuffixedRouter: HTTPResponderBuilder {
    /// Stands before all of it.
    package let doorkeeper: Doorkeeper

    private let router: Router<Context>
    private let routes: [Route]
    private let files: [String]

    /// - Parameter files: the folders of files, whose names are their own.
    init(_ router: Router<Context>, routes: [Route], files: [String], doorkeeper: Doorkeeper) {
        self.doorkeeper = doorkeeper
        self.router = router
        self.routes = routes
        self.files = files
    }

    package func buildResponder() -> SuffixedResponder {
        let own = routes.map { "/" + $0.path }.filter { Format.suffix(of: $0) != nil }
        // A route that ends with `:file` answers for files by their whole names.
        let named = routes.filter { $0.path.hasSuffix("/:file") }.map { $0.path.split(separator: "/") }
        return SuffixedResponder(
            inner: router.buildResponder(), own: Set(own), named: named, files: files.map { "/\($0)/" })
    }
}

package struct SuffixedResponder: HTTPResponder {
    let inner: RouterResponder<Context>
    /// Paths that end like a form and are none: `/openapi.json`.
    let own: Set<String>
    /// The parts of the routes that answer for files.
    let named: [[Substring]]
    let files: [String]

    package func respond(to request: Request, context: Context) async throws -> Response {
        let path = request.uri.path
        guard request.method == .get || request.method == .head, let format = Format.suffix(of: path),
            !own.contains(path), !files.contains(where: path.hasPrefix), !isNamed(path)
        else { return try await inner.respond(to: request, context: context) }
        var (head, context) = (request.head, context)
        let bare = String(path.dropLast(format.suffix.count + 1))
        head.path = (bare == "/index" ? "/" : bare) + (request.uri.query.map { "?\($0)" } ?? "")
        context.format = format
        return try await inner.respond(to: Request(head: head, body: request.body), context: context)
    }

    private func isNamed(_ path: String) -> Bool {
        let asked = path.split(separator: "/")
        return named.contains { parts in
            parts.count == asked.count && zip(parts, asked).allSatisfy { $0.hasPrefix(":") || $0 == $1 }
        }
    }
}
