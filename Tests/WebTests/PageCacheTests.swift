import Fixtures
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Markup
import Storage
import Synchronization
import Testing

@testable import Web

@Suite struct PageCacheTests {
    @Test func `a page is made once for all who are nobody in particular`() async throws {
        let node = CountingNode()

        let pages = try await node.test { client in try await [client.read(), client.read(), client.read()] }

        #expect(pages == ["made 1 times", "made 1 times", "made 1 times"])
    }

    @Test func `after a change the page is made anew`() async throws {
        let node = CountingNode()

        let pages = try await node.test { client in
            let before = try await client.read()
            node.change()
            return try await [before, client.read()]
        }

        #expect(pages == ["made 1 times", "made 2 times"])
    }

    @Test func `after its time the page is made anew, as others may have changed something`() async throws {
        let node = CountingNode()

        let pages = try await node.test { client in
            let before = try await client.read()
            node.world.advance(by: .seconds(11))
            return try await [before, client.read()]
        }

        #expect(pages == ["made 1 times", "made 2 times"])
    }

    @Test(arguments: [
        HTTPField(name: .cookie, value: "essaim_session=0123456789"),
        HTTPField(name: .cookie, value: "essaim_form=0123456789abcdef0123"),
        HTTPField(name: .cookie, value: "essaim_flash=web.saved"),
        HTTPField(name: .cookie, value: "__Host-essaim_session=0123456789"),
    ])
    func `whoever is somebody gets a page of their own, which nobody else gets`(_ field: HTTPField) async throws {
        let node = CountingNode()

        let pages = try await node.test { client in
            try await [client.read(), client.read(with: field), client.read()]
        }

        #expect(pages == ["made 1 times", "made 2 times", "made 1 times"])
    }

    @Test func `a program's token is looked at each time`() async throws {
        let node = CountingNode()

        let statuses = try await node.test { client in
            let page = try await client.execute(uri: "/count", method: .get) { $0.status }
            let wrong = try await client.execute(
                uri: "/count", method: .get, headers: [.authorization: "Bearer 0123456789"]
            ) { $0.status }
            return [page, wrong]
        }

        #expect(statuses == [.ok, .unauthorized])
    }

    @Test func `languages and formats are told apart`() async throws {
        let node = CountingNode()

        let pages = try await node.test { client in
            try await [
                client.read(with: HTTPField(name: .acceptLanguage, value: "en")),
                client.read(with: HTTPField(name: .acceptLanguage, value: "fr")),
                client.read(with: HTTPField(name: .accept, value: "application/json")),
                client.read(with: HTTPField(name: .acceptLanguage, value: "en")),
            ]
        }

        #expect(pages == ["made 1 times", "made 2 times", #"{"count":3}"#, "made 1 times"])
    }

    @Test func `a page with a form is made for each visitor, since it carries a proof of theirs`() async throws {
        let node = CountingNode()

        let cookies = try await node.test { client in
            try await [client.cookie(at: "/form"), client.cookie(at: "/form")]
        }

        #expect(cookies[0].hasPrefix("essaim_form="))
        #expect(cookies[0] != cookies[1])
    }

    @Test func `a reader who has the page already is told so, and one who has not gets it whole`() async throws {
        let node = CountingNode()

        let answers = try await node.test { client in
            let tag = try await client.execute(uri: "/count", method: .get) { $0.headers[.eTag] ?? "" }
            node.change()
            let again = try await client.execute(uri: "/count", method: .get, headers: [.ifNoneMatch: tag]) { $0 }
            let newTag = again.headers[.eTag] ?? ""
            let third = try await client.execute(uri: "/count", method: .get, headers: [.ifNoneMatch: newTag]) { $0 }
            let fourth = try await client.execute(uri: "/count", method: .get) { $0 }
            return [again, third, fourth]
        }

        #expect(answers.map(\.status) == [.ok, .notModified, .ok])
        #expect(answers[1].body.readableBytes == 0)
        #expect(answers[2].body.readableBytes > 0)
    }

    @Test func `a crowd that asks for one page at once has it made once`() async throws {
        let node = CountingNode(slowness: .milliseconds(100))

        let pages = try await node.test { client in
            try await withThrowingTaskGroup { group in
                for _ in 0..<200 { group.addTask { try await client.read() } }
                return try await group.reduce(into: Set<String>()) { $0.insert($1) }
            }
        }

        #expect(pages == ["made 1 times"])
    }

    @Test func `who asks after a change never gets what was begun before it`() async throws {
        let node = CountingNode(slowness: .milliseconds(300))

        let pages = try await node.test { client in
            async let early = client.read()
            try await node.untilMade(1)
            node.change()
            return try await [client.read(), early]
        }

        #expect(pages == ["made 2 times", "made 1 times"])
    }
}

/// A page that says how often it was made, and one with a form.
private struct CountingNode: Sendable {
    private final class Counts: Sendable {
        let made = Atomic<Int>(0)
        let changes = Atomic<Int>(0)
    }

    private struct Count: PageModel {
        let count: Int
    }

    let world = TestWorld()
    private let counts = Counts()
    private let slowness: Duration

    init(slowness: Duration = .zero) {
        self.slowness = slowness
    }

    func change() { counts.changes.add(1, ordering: .relaxed) }

    func untilMade(_ count: Int) async throws {
        while counts.made.load(ordering: .relaxed) < count { try await Task.sleep(for: .milliseconds(1)) }
    }

    func test<Value: Sendable>(
        _ body: @escaping @Sendable (any TestClientProtocol) async throws -> Value
    ) async throws -> Value {
        let surroundings = WebSurroundings(
            world: world.world, catalog: TextCatalog(), formKey: Array(repeating: 7, count: 32),
            authenticate: { _ in nil }, site: { Site() },
            changes: { [counts] in counts.changes.load(ordering: .relaxed) }, pageLife: .seconds(10))
        let routes: [Route] = [
            .get("count", for: .anyone) { [counts, slowness] _, _ in
                let count = counts.made.add(1, ordering: .relaxed).newValue
                if slowness > .zero { try await Task.sleep(for: slowness) }
                return .page(Count(count: count)) { model, _ in
                    Page("Count") { p { "made \(model.count) times" } }
                }
            },
            .get("form", for: .anyone) { _, _ in
                .page(FormModel()) { _, screen in Page("Form") { screen.form(to: "/form") { "?" } } }
            },
        ]
        let router = WebRouter(surroundings).router(routes, assets: [])
        return try await Application(router: router).test(.router, body)
    }
}

extension TestClientProtocol {
    /// What the page says.
    fileprivate func read(with field: HTTPField? = nil) async throws -> String {
        var headers = HTTPFields()
        if let field { headers.append(field) }
        return try await execute(uri: "/count", method: .get, headers: headers) { answer in
            let text = String(buffer: answer.body)
            guard let start = text.firstRange(of: "made "), let end = text.firstRange(of: " times") else { return text }
            return String(text[start.lowerBound..<end.upperBound])
        }
    }

    fileprivate func cookie(at path: String) async throws -> String {
        try await execute(uri: path, method: .get) { $0.headers[.setCookie] ?? "" }
    }
}
