import Fixtures
import Hummingbird
import HummingbirdTesting
import Node
import NodeFixtures
import Storage
import Testing

@testable import Web

/// What programs are told of the routes, and what their tokens open: every route of the node.
@Suite struct ProgramTests {
    @Test func `each route is told to programs, or is for people`() async throws {
        let node = try await TestNode(.sqlite)

        for route in try node.node.routes() {
            #expect((route.note == nil) == route.isForPeople, "\(route): add .told(…) to it, or .forPeople")
            if let note = route.note {
                #expect(node.node.catalog.all(in: .en)[note.summary] != nil, "\(route): \(note.summary)")
            }
        }
    }

    @Test func `no token reaches accounts, sessions, invitations and the administration`() async throws {
        let node = try await TestNode(.sqlite)
        let closed = ["accounts", "administration", "invitations", "outbox", "profile", "session"]

        for route in try node.node.routes() {
            let first = route.path.split(separator: "/").first.map(String.init) ?? ""
            guard closed.contains(first) || route.path.hasSuffix("/invitations") || route.access == .administrator
            else { continue }
            #expect(Self.isRefused(route, .accepted([.read, .write])), "\(route)")
        }
    }

    @Test func `a token for reading changes nothing, and one for nothing reads nothing`() async throws {
        let node = try await TestNode(.sqlite)

        for route in try node.node.routes() where !route.isForPeople {
            #expect(Self.isRefused(route, .accepted([.read])) == route.isUnsafe, "\(route)")
            #expect(Self.isRefused(route, .accepted([])), "\(route)")
            #expect(!Self.isRefused(route, .accepted([.read, .write])), "\(route)")
        }
    }

    @Test func `what needs a person answers a wrong token with 401, whatever it is`() async throws {
        let node = try await TestNode(.sqlite)

        try await node.test { client in
            for route in try node.node.routes() {
                let answer = try await client.execute(
                    uri: route.address(filling: "x"), method: route.method,
                    headers: [.authorization: "Bearer essaim_\(String(repeating: "a", count: 64))"])

                #expect(answer.status == .unauthorized, "\(route): \(answer.status)")
                #expect(answer.headers[.wwwAuthenticate]?.contains("invalid_token") == true, "\(route)")
            }
        }
    }

    private static func isRefused(_ route: Route, _ bearer: Bearer) -> Bool {
        do {
            try route.admit(bearer)
            return false
        } catch {
            return error.kind == .forbidden
        }
    }
}
