import Fixtures
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Markup
import Synchronization
import Testing

@testable import Web

@Suite struct DoorkeeperTests {
    private let changes = Changes()

    @Test func `so many come in, and the next one is told when to come back, in their language`() throws {
        let keeper = try router(places: 2).doorkeeper

        let words = (0..<3).map { _ in keeper.receive(Self.get("/search", [.acceptLanguage: "en"])) }

        #expect(words.map(\.isCounted) == [true, true, false])
        let refusal = try #require(words[2].refusal)
        #expect(refusal.head.status == .serviceUnavailable)
        #expect(refusal.head.headerFields[.retryAfter] == "3")
        #expect(refusal.head.headerFields[.contentLanguage] == "en")
        #expect(refusal.head.headerFields[.contentSecurityPolicy] != nil)
    }

    @Test func `whoever leaves makes room for one`() throws {
        let keeper = try router(places: 1).doorkeeper
        _ = keeper.receive(Self.get("/search"))
        _ = keeper.receive(Self.get("/search"))

        keeper.leave()

        #expect(keeper.receive(Self.get("/search")).isCounted)
        #expect(!keeper.receive(Self.get("/search")).isCounted)
    }

    @Test func `who sends something, asks for a file or watches the node always comes in`() throws {
        let keeper = try router(places: 0).doorkeeper
        let form = HTTPRequest(method: .post, scheme: "http", authority: "localhost", path: "/page")

        let words = [form, Self.get("/assets/plain.css"), Self.get("/healthz")].map(keeper.receive)

        #expect(words.allSatisfy { $0.refusal == nil && !$0.isCounted })
    }

    @Test func `a page that lies ready is given to everybody, until something changes`() async throws {
        let router = try router(places: 1)
        let keeper = router.doorkeeper
        _ = keeper.receive(Self.get("/search"))
        #expect(keeper.receive(Self.get("/page")).refusal != nil)

        try await Application(router: router).test(.router) { client in
            try await client.execute(uri: "/page", method: .get) { #expect($0.status == .ok) }
        }

        #expect(keeper.receive(Self.get("/page")).refusal == nil)
        changes.happen()
        #expect(keeper.receive(Self.get("/page")).refusal != nil)
    }

    private func router(places: Int) throws -> SuffixedRouter {
        let surroundings = WebSurroundings(
            world: TestWorld().world, catalog: TextCatalog(), formKey: Array(repeating: 7, count: 32),
            authenticate: { _ in nil }, site: { Site() }, changes: { [changes] in changes.count },
            pageLife: .seconds(10), readers: CrowdSize(inside: places, waiting: 0))
        let page = Page("Page") { p { "made" } }
        var assets = try Assets(at: "assets", folders: [])
        assets.add("plain.css") { Array("body {}".utf8) }
        return WebRouter(surroundings).router(
            [.get("page", for: .anyone) { _, _ in .page(FormModel()) { _, _ in page } }],
            probes: [Probe("healthz") { _ in Probe.text("ok") }], assets: [assets])
    }

    private static func get(_ path: String, _ fields: HTTPFields = [:]) -> HTTPRequest {
        HTTPRequest(method: .get, scheme: "http", authority: "localhost", path: path, headerFields: fields)
    }
}

private final class Changes: Sendable {
    private let number = Atomic<Int>(0)

    var count: Int { number.load(ordering: .relaxed) }

    func happen() { number.add(1, ordering: .relaxed) }
}

extension Doorkeeper.Word {
    fileprivate var isCounted: Bool {
        if case .counted = self { true } else { false }
    }

    fileprivate var refusal: WholeAnswer? {
        if case .comeBack(let answer) = self { answer } else { nil }
    }
}
