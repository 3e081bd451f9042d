import Fixtures
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Markup
import Storage
import Testing

@testable import Web

/// While the database is away, nobody is taken for somebody else, and nobody for nobody.
@Suite struct OutageTests {
    private static let signedIn: HTTPFields = [.cookie: "essaim_session=0123456789abcdef0123456789abcdef"]

    @Test(arguments: ["text/html", "application/json"])
    func `a page of one's own is not to be had, rather than asking one to sign in`(_ format: String) async throws {
        let headers = Self.signedIn.merging([.accept: format])

        let answer = try await test { client in
            try await client.execute(uri: "/own", method: .get, headers: headers) { $0 }
        }

        #expect(answer.status == .serviceUnavailable)
        #expect(answer.headers[.retryAfter] == "5")
        #expect(String(buffer: answer.body).contains("web.error.503"))
    }

    @Test func `a form is not called too old`() async throws {
        let answer = try await test { client in
            try await client.execute(
                uri: "/own", method: .post, headers: Self.signedIn, body: ByteBuffer(string: "_token=0123")
            ) { $0 }
        }

        #expect(answer.status == .serviceUnavailable)
        #expect(answer.headers[.retryAfter] == "5")
    }

    @Test func `what needs no database is there for those who show no session`() async throws {
        let status = try await test { client in
            try await client.execute(uri: "/plain", method: .get) { $0.status }
        }

        #expect(status == .ok)
    }

    private func test<Value: Sendable>(
        _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        let surroundings = WebSurroundings(
            world: TestWorld().world, catalog: TextCatalog(), formKey: Array(repeating: 7, count: 32),
            authenticate: { _ in throw StorageError.unavailable("gone") },
            site: { throw StorageError.unavailable("gone") })
        let page = Page("Page") { p { "made" } }
        let routes: [Route] = [
            .get("own", for: .contributor) { _, _ in .page(FormModel()) { _, _ in page } },
            .post("own", for: .contributor) { _, _ in .done(at: "/own") },
            .get("plain", for: .anyone) { _, _ in .page(FormModel()) { _, _ in page } },
        ]
        let router = WebRouter(surroundings).router(routes, assets: [])
        return try await Application(router: router).test(.router, body)
    }
}

extension HTTPFields {
    fileprivate func merging(_ others: HTTPFields) -> HTTPFields {
        var fields = self
        fields.append(contentsOf: others)
        return fields
    }
}
