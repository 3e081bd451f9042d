import Fixtures
import Hummingbird
import HummingbirdTesting
import Node
import NodeFixtures
import Storage
import Testing

@testable import Web

/// Who reaches which handler: every route of the node, every role.
@Suite struct AccessTests {
    /// What each access lets in, besides administrators, said again in other words than the code's.
    private static let admitted: [Access: Set<Role>] = [
        .contributor: [.contributor, .editor, .moderator],
        .carrier: [.contributor, .editor, .moderator],
        .steward: [.contributor, .editor, .moderator],
        .member: [.contributor, .editor, .moderator],
        .editor: [.editor],
        .moderator: [.moderator],
        .administrator: [],
    ]

    @Test(arguments: Role.allCases)
    func `no handler is reached without its role, and each is with it`(_ role: Role) async throws {
        try await withSpies { client, routes in
            for route in routes {
                let isAdmitted =
                    route.access == .anyone || role == .administrator
                    || Self.admitted[route.access]?.contains(role) == true

                let answer = try await Self.ask(route, as: role, client)

                #expect(
                    answer.status == (isAdmitted ? .seeOther : .notFound) && Self.isReached(answer) == isAdmitted,
                    "\(route) as \(role): \(answer.status)")
            }
        }
    }

    @Test func `visitors are asked to sign in where an account is needed, and come back afterwards`() async throws {
        try await withSpies { client, routes in
            for route in routes {
                let page = try await Self.ask(route, as: nil, client)
                let json = try await Self.ask(route, as: nil, client, accept: "application/json")

                if route.access == .anyone {
                    #expect(Self.isReached(page) && json.status == .noContent, "\(route)")
                } else {
                    let back = route.isUnsafe ? "/" : route.address(filling: "x")
                    #expect(page.headers[.location] == "/session/new?then=\(back.percentEncoded)", "\(route)")
                    #expect(page.status == .seeOther && json.status == .unauthorized, "\(route)")
                }
            }
        }
    }

    @Test func `what changes something and needs nobody's account is known by name`() async throws {
        let node = try await TestNode(.sqlite)

        let open = try node.node.routes().filter { $0.isUnsafe && $0.access == .anyone }.map(\.path)

        #expect(Set(open) == Self.doors)
    }

    /// Coming in, proving an address, leaving. Anything else that a visitor could send needs a reason here.
    private static let doors: Set<String> = [
        "accounts", "accounts/verifications", "accounts/verifications/:secret", "accounts/invitations/:secret",
        "accounts/password-resets", "accounts/password-resets/:secret", "profile/email-changes/:secret", "session",
        "session/links/:secret", "session/second-steps/:secret", "session/ending", "accounts/reopenings/:secret",
        // Reporting a page needs no account, nor does contesting a decision: a suspended person has none that opens.
        "unsubscriptions/:token", "reports", "reports/:secret/answers", "reports/:secret/appeals",
        "moderation/statements/:secret/appeals",
    ]

    /// Every route of the node, with a handler that only says that it was reached.
    private func withSpies(
        _ body: @escaping @Sendable (any TestClientProtocol, [Route]) async throws -> Void
    ) async throws {
        let node = try await TestNode(.sqlite)
        let routes = try node.node.routes().map { route in
            Route(method: route.method, path: route.path, access: route.access) { _, _ in .done(at: "/reached") }
        }
        let surroundings = WebSurroundings(
            world: node.world.world, catalog: node.node.catalog, formKey: Self.key,
            authenticate: { Role(rawValue: $0).map(Self.viewer) }, site: { Site() })
        let router = WebRouter(surroundings).router(routes, assets: [])
        try await Application(router: router).test(.router) { try await body($0, routes) }
    }

    private static let key: [UInt8] = [1, 2, 3]
    private static let seed = "a-visitor-without-a-session"

    @Sendable
    private static func viewer(_ role: Role) -> Viewer {
        Viewer(id: TestWorld().world.newID(), name: "Ada", roles: [.contributor, role], sessionID: role.rawValue)
    }

    private static func ask(
        _ route: Route, as role: Role?, _ client: any TestClientProtocol, accept: String = "text/html"
    ) async throws -> TestResponse {
        let seed = role.map { "session:\($0.rawValue)" } ?? Self.seed
        let token = FormToken(seed: seed, key: key, isNew: false).show()
        let cookie = role.map { "\(CookieNames.session)=\($0.rawValue)" } ?? "\(CookieNames.form)=\(seed)"
        return try await client.executeRequest(
            uri: route.address(filling: "x"), method: route.method,
            headers: [
                .accept: accept, .cookie: cookie, .contentType: "application/x-www-form-urlencoded",
            ],
            body: route.isUnsafe ? ByteBuffer(string: "_token=\(token)") : nil)
    }

    private static func isReached(_ answer: TestResponse) -> Bool { answer.headers[.location] == "/reached" }
}
