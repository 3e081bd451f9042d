package import Hummingbird

/// One line of a room's routes: method, path, who may, handler. A value, so that tests can go through all of them.
package struct Route: Sendable {
    package typealias Handler = @Sendable (Request, Context) async throws -> Reply

    package let method: HTTPRequest.Method
    /// Hummingbird's form: `practices/:slug`.
    package let path: String
    package let access: Access
    let handler: Handler
    /// The most bytes that its body may have.
    let mostBytes: Int
    /// Its body is read piece by piece by the handler (`Context.form`), and is never held whole.
    let isStreamed: Bool
    /// Programs have no use for it, or must not do it: a form, a password, the administration. No token reaches it.
    package private(set) var isForPeople = false
    /// Mail programs send it, from anywhere and without a form of ours: what it does is said by its address alone.
    package private(set) var isOneClick = false
    /// What programs are told about it. Every route has one, unless it is for people.
    package private(set) var note: RouteNote?

    static let ordinaryBody = 1 << 20

    init(
        method: HTTPRequest.Method, path: String, access: Access, handler: @escaping Handler,
        mostBytes: Int = Self.ordinaryBody, isStreamed: Bool = false
    ) {
        self.method = method
        self.path = path
        self.access = access
        self.handler = handler
        self.mostBytes = mostBytes
        self.isStreamed = isStreamed
    }

    package static func get(_ path: String, for access: Access, _ handler: @escaping Handler) -> Route {
        Route(method: .get, path: path, access: access, handler: handler)
    }

    package static func post(_ path: String, for access: Access, _ handler: @escaping Handler) -> Route {
        Route(method: .post, path: path, access: access, handler: handler)
    }

    /// Takes a form with a file (`Request.upload`).
    ///
    /// - Parameter path: without parameters.
    package static func upload(
        _ path: String, atMost bytes: Int, for access: Access, _ handler: @escaping Handler
    ) -> Route {
        Route(method: .post, path: path, access: access, handler: handler, mostBytes: bytes)
    }

    /// Takes a form with a file of any size: the handler reads it as it comes (`Context.form`).
    ///
    /// - Parameter path: without parameters.
    package static func stream(
        _ path: String, atMost bytes: Int, for access: Access, _ handler: @escaping Handler
    ) -> Route {
        Route(method: .post, path: path, access: access, handler: handler, mostBytes: bytes, isStreamed: true)
    }

    /// Changes something, so it must prove that it comes from our own pages.
    package var isUnsafe: Bool { method != .get && method != .head }

    /// Its address has to be one that nobody can guess.
    package var oneClick: Route {
        var copy = forPeople
        copy.isOneClick = true
        return copy
    }

    package var forPeople: Route {
        var copy = self
        copy.isForPeople = true
        return copy
    }

    /// - Parameters:
    ///   - summary: a key of the texts: what it does, in one sentence.
    ///   - reads: reads its fields from an empty submission as the handler does: those of the body, or of the query.
    package func told(
        _ summary: String, _ answer: RouteNote.Answer, reads: @escaping RouteNote.Reading = { _ in Submission() }
    ) -> Route {
        var copy = self
        copy.note = RouteNote(summary: summary, answer: answer, reads: reads)
        return copy
    }
}
