import Fixtures
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Storage
import Testing

@testable import Web

/// Who calls: the connection's address, or what a proxy that the operator trusts says.
@Suite struct CallerTests {
    @Test(arguments: [
        ("10.0.0.1", ["203.0.113.9"], "203.0.113.9"),
        ("10.0.0.1", ["198.51.100.1, 203.0.113.9"], "203.0.113.9"),
        ("10.0.0.1", ["198.51.100.1", "203.0.113.9, 10.2.3.4"], "203.0.113.9"),
        ("10.0.0.1", ["203.0.113.9:4711"], "203.0.113.9"),
        ("10.0.0.1", ["[2001:db8::7]:4711, 2001:db8:ff::1"], "2001:db8::7"),
        ("::ffff:10.0.0.1", ["203.0.113.9"], "203.0.113.9"),
        ("10.0.0.1", ["evil, 10.2.3.4"], "10.2.3.4"),
        ("10.0.0.1", ["203.0.113.9, <script>"], "10.0.0.1"),
        ("10.0.0.1", [], "10.0.0.1"),
        ("10.0.0.1", ["10.0.0.9"], "10.0.0.9"),
        ("11.0.0.1", ["203.0.113.9"], "11.0.0.1"),
        ("local", ["203.0.113.9"], "local"),
    ])
    func `the last hop that is not trusted is the caller`(peer: String, hops: [String], caller: String) throws {
        let proxies = try #require(TrustedProxies("10.0.0.0/8, 2001:db8:ff::/48"))

        #expect(proxies.caller(from: peer, forwardedFor: hops) == caller)
    }

    @Test(arguments: [
        "", "10.0.0.0/33", "10.0.0/8", "proxy.example", "10.0.0.1/", "::1/129", "10.0.0.1/-1", "1.2.3.4/8x",
    ])
    func `a list with something else in it is refused`(list: String) {
        #expect(TrustedProxies(list) == nil)
    }

    @Test func `networks hold what they say, bit by bit`() throws {
        let proxies = try #require(TrustedProxies("192.0.2.128/25 172.16.0.0/12 ::1"))

        for inside in ["192.0.2.128", "192.0.2.255", "172.31.255.255", "::1"] { #expect(proxies.contains(inside)) }
        for outside in ["192.0.2.127", "172.32.0.0", "::2", "0.0.0.1", "local", ""] {
            #expect(!proxies.contains(outside))
        }
    }

    @Test func `a header from somebody who is not trusted changes nothing`() async throws {
        let alone = try await caller(trusting: .none, ["X-Forwarded-For": "203.0.113.9"])
        let elsewhere = try await caller(
            trusting: try #require(TrustedProxies("198.51.100.0/24")), ["X-Forwarded-For": "203.0.113.9"])
        let trusted = try await caller(
            trusting: try #require(TrustedProxies("127.0.0.1, ::1")), ["X-Forwarded-For": "203.0.113.9"])

        #expect(!alone.text.contains("203.0.113.9"))
        #expect(!elsewhere.text.contains("203.0.113.9"))
        #expect(trusted.text.contains("203.0.113.9"))
    }

    @Test func `what came in clear is not told to keep to TLS`() async throws {
        let proxies = try #require(TrustedProxies("127.0.0.1, ::1"))
        let clear = try await caller(trusting: proxies, ["X-Forwarded-Proto": "http"])
        let safe = try await caller(trusting: proxies, ["X-Forwarded-Proto": "https"])
        let spoofed = try await caller(trusting: .none, ["X-Forwarded-Proto": "http"])

        #expect(!clear.isStrict)
        #expect(safe.isStrict && spoofed.isStrict)
    }

    /// What a handler sees of a request over a real connection from this machine.
    private func caller(
        trusting proxies: TrustedProxies, _ headers: [String: String]
    ) async throws -> (text: String, isStrict: Bool) {
        var site = Site()
        site.address = "https://commons.example"
        let surroundings = WebSurroundings(
            world: TestWorld().world, catalog: TextCatalog(), formKey: Array(repeating: 7, count: 32),
            authenticate: { _ in nil }, site: { [site] in site }, proxies: proxies)
        let routes: [Route] = [.get("caller", for: .anyone) { _, context in .json([context.remoteAddress]) }]
        let router = WebRouter(surroundings).router(routes, assets: [])
        var fields = HTTPFields()
        for (name, value) in headers { fields[try #require(HTTPField.Name(name))] = value }
        return try await Application(router: router).test(.live) { [fields] client in
            try await client.execute(uri: "/caller", method: .get, headers: fields) { answer in
                (String(buffer: answer.body), answer.headers[.strictTransportSecurity] != nil)
            }
        }
    }
}
