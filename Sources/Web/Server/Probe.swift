package import Hummingbird

/// A question of a machine that watches the node. It is answered before anything is found out about the visitor, so it
/// needs no database, and it leaves no line in the log.
package struct Probe: Sendable {
    package let path: String
    let answer: @Sendable (Request) async -> Response

    package init(_ path: String, answer: @escaping @Sendable (Request) async -> Response) {
        self.path = path
        self.answer = answer
    }

    /// Text that nobody keeps.
    package static func text(
        _ text: String, status: HTTPResponse.Status = .ok, type: String = "text/plain; charset=utf-8"
    ) -> Response {
        Response(
            status: status, headers: [.contentType: type, .cacheControl: "no-store"],
            body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
    }
}
