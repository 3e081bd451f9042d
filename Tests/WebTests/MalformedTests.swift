import HTTPTypes
import Hummingbird
import NIOCore
import Testing

@testable import Web

@Suite struct MalformedTests {
    @Test(arguments: [
        "essaim.example", "essaim.example:443", "localhost:", "127.0.0.1:8080", "[::1]", "[2001:db8::1]:8080",
        "a_b.example",
    ])
    func `a host is a name or an address, perhaps with a port`(_ host: String) {
        #expect(HostGuard.isAuthority(host))
    }

    @Test(arguments: [
        "", ":80", "a b", "a/b", "a@b", "a?b", "a,b", "<b>", "a\"b", "a:b", "a:1:2", "a:70000", "a:-1", "é", "[::1",
        "[]",
        "[g::1]", "[::1]x", "a#b", "a\\b", "a%2e", String(repeating: "a", count: 254),
    ])
    func `what is no host is refused`(_ host: String) {
        #expect(!HostGuard.isAuthority(host))
    }

    @Test func `a body that ends badly is the sender's fault, not ours`() async throws {
        struct Garbage: Error {}
        let body = AsyncThrowingStream<ByteBuffer, any Error> { parts in
            parts.yield(ByteBuffer(string: "a=b"))
            parts.finish(throwing: Garbage())
        }
        let head = HTTPRequest(method: .post, scheme: "http", authority: "here.example", path: "/")
        let request = Request(head: head, body: RequestBody(asyncSequence: body))

        await #expect { try await request.collectedBody() } throws: { ($0 as? AppError)?.kind == .malformed }
    }
}
