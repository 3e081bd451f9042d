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
    var mostBytes = Self.ordinaryBody

    static let ordinaryBody = 1 << 20

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

    /// Changes something, so it must prove that it comes from our own pages.
    package var isUnsafe: Bool { method != .get && method != .head }
}
