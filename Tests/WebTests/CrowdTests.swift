import Fixtures
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Markup
import Testing

@testable import Web

/// When more come than can be served.
@Suite struct CrowdTests {
    @Test func `who finds the node crowded is told when to come back, in their language, as page and as JSON`()
        async throws
    {
        let node = SlowNode(inside: 1)

        let answers = try await node.whileBusy { client in
            let page = try await client.execute(uri: "/slow", method: .get, headers: [.acceptLanguage: "en"]) { $0 }
            let json = try await client.execute(uri: "/slow", method: .get, headers: [.accept: "application/json"]) {
                $0
            }
            return [page, json]
        }

        #expect(answers.map(\.status) == [.serviceUnavailable, .serviceUnavailable])
        #expect(answers.allSatisfy { Int($0.headers[.retryAfter] ?? "") != nil })
        #expect(answers.allSatisfy { $0.headers[.contentSecurityPolicy] != nil })
        #expect(answers.map { $0.headers[.contentLanguage] } == ["en", "fr"])
        #expect(answers.allSatisfy { String(buffer: $0.body).contains("web.error.crowded") })
        #expect(answers[1].headers[.contentType] == "application/problem+json")
    }

    @Test func `whoever is served before keeps their place, and afterwards there is room again`() async throws {
        let node = SlowNode(inside: 1)

        let (first, later) = try await node.test { client in
            async let first = client.execute(uri: "/slow", method: .get) { $0.status }
            try await node.untilBusy()
            node.letGo()
            let status = try await first
            return (status, try await client.execute(uri: "/quick", method: .get) { $0.status })
        }

        #expect(first == .ok)
        #expect(later == .ok)
    }

    @Test func `files from memory are given to everybody`() async throws {
        let node = SlowNode(inside: 1)

        let status = try await node.whileBusy { client in
            try await client.execute(uri: "/assets/plain.css", method: .get) { $0.status }
        }

        #expect(status == .ok)
    }

    @Test func `readers do not keep anybody from sending a form`() async throws {
        let node = SlowNode(inside: 1)

        let status = try await node.whileBusy { client in try await node.send(to: "/quick", client).status }

        #expect(status == .noContent)
    }

    @Test func `when too many send forms, one is told to come back`() async throws {
        let node = SlowNode(inside: 1)

        let answer = try await node.test { client in
            async let busy = node.send(to: "/slow", client)
            try await node.untilBusy()
            let answer = try await node.send(to: "/quick", client)
            node.letGo()
            _ = try await busy
            return answer
        }

        #expect(answer.status == .serviceUnavailable)
        #expect(answer.headers[.retryAfter] != nil)
    }
}

/// A page that is made until it is let go, and a quick one.
private struct SlowNode: Sendable {
    private let gate = Gate()
    private let inside: Int

    init(inside: Int) {
        self.inside = inside
    }

    func untilBusy() async throws { await gate.untilSomebodyWaits() }
    func letGo() { Task { await gate.open() } }

    func whileBusy<Value: Sendable>(
        _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        try await test { client in
            async let busy = client.execute(uri: "/slow", method: .get) { $0.status }
            try await untilBusy()
            let value = try await body(client)
            letGo()
            _ = try await busy
            return value
        }
    }

    func send(to path: String, _ client: any TestClientProtocol) async throws -> TestResponse {
        let seed = String(repeating: "0", count: 32)
        let token = FormToken(seed: seed, key: Array(repeating: 7, count: 32), isNew: false).show()
        return try await client.execute(
            uri: path, method: .post, headers: [.cookie: "essaim_form=\(seed)"],
            body: ByteBuffer(string: "_token=\(token)")
        ) { $0 }
    }

    func test<Value: Sendable>(
        _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        let surroundings = WebSurroundings(
            world: TestWorld().world, catalog: TextCatalog(), formKey: Array(repeating: 7, count: 32),
            authenticate: { _ in nil }, site: { Site() }, readers: CrowdSize(inside: inside, waiting: 0),
            writers: CrowdSize(inside: inside, waiting: 0))
        let page = Page("Page") { p { "made" } }
        let routes: [Route] = [
            .get("slow", for: .anyone) { [gate] _, _ in
                await gate.pass()
                return .page(FormModel()) { _, _ in page }
            },
            .get("quick", for: .anyone) { _, _ in .page(FormModel()) { _, _ in page } },
            .post("slow", for: .anyone) { [gate] _, _ in
                await gate.pass()
                return .done(at: "/quick")
            },
            .post("quick", for: .anyone) { _, _ in .done(at: "/quick") },
        ]
        var assets = try Assets(at: "assets", folders: [])
        assets.add("plain.css") { Array("body {}".utf8) }
        let router = WebRouter(surroundings).router(routes, assets: [assets])
        return try await Application(router: router).test(.router, body)
    }
}

private actor Gate {
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    func pass() async {
        guard !isOpen else { return }
        await withCheckedContinuation { waiting.append($0) }
    }

    func untilSomebodyWaits() async {
        while waiting.isEmpty && !isOpen { await Task.yield() }
    }

    func open() {
        isOpen = true
        for one in waiting { one.resume() }
        waiting = []
    }
}
