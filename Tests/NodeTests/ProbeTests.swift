import Fixtures
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import NodeFixtures
import Storage
import Testing

@testable import Node

@Suite struct ProbeTests {
    @Test(arguments: Engine.available)
    func `a node on current tables is well and ready`(_ engine: Engine) async throws {
        let node = try await TestNode(engine)

        let answers = try await node.test { client in try await Self.ask(["/healthz", "/readyz"], client) }

        #expect(answers.map(\.status) == [.ok, .ok])
        #expect(answers.map { String(buffer: $0.body) } == ["ok\n", "ready\n"])
        #expect(answers.allSatisfy { $0.headers[.cacheControl] == "no-store" && $0.headers[.setCookie] == nil })
    }

    @Test(arguments: Engine.available)
    func `without its database a node is well and not ready`(_ engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.database.close()

        let answers = try await node.test { client in try await Self.ask(["/healthz", "/readyz"], client) }

        #expect(answers.map(\.status) == [.ok, .serviceUnavailable])
        #expect(String(buffer: try #require(answers.last).body) == "not ready: the database does not answer\n")
    }

    @Test(arguments: Engine.available)
    func `a node on tables of another version is not ready`(_ engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.database.write { tx in
            _ = try tx.run("INSERT INTO schema_migrations (id, text) VALUES ('2099-01-01-later', '')")
        }

        let answers = try await node.test { client in try await Self.ask(["/readyz"], client) }

        #expect(answers[0].status == .serviceUnavailable)
        #expect(String(buffer: answers[0].body) == "not ready: the schema is not current\n")
    }

    @Test func `a node that was asked to stop is not ready`() async throws {
        let node = try await TestNode(.sqlite)
        node.node.watch.readiness.stop()

        let answers = try await node.test { client in try await Self.ask(["/healthz", "/readyz"], client) }

        #expect(answers.map(\.status) == [.ok, .serviceUnavailable])
    }

    @Test func `figures are shown to whoever has the token, and to nobody where there is none`() async throws {
        let token = "0123456789abcdef"
        let open = try await TestNode(.sqlite, settings: ["ESSAIM_METRICS_TOKEN": token])
        let closed = try await TestNode(.sqlite)

        let bearer: HTTPFields = [.authorization: "Bearer \(token)"]
        let wrong: HTTPFields = [.authorization: "Bearer 0123456789abcdeX"]

        #expect(try await Self.metrics(of: open, bearer).status == .ok)
        #expect(try await Self.metrics(of: open, wrong).status == .notFound)
        #expect(try await Self.metrics(of: open, [:]).status == .notFound)
        #expect(try await Self.metrics(of: closed, bearer).status == .notFound)
    }

    @Test(arguments: Engine.available)
    func `the figures say what was answered, by route, and how the rest is`(_ engine: Engine) async throws {
        let token = "0123456789abcdef"
        let node = try await TestNode(engine, settings: ["ESSAIM_METRICS_TOKEN": token])

        let text = try await node.test { client in
            _ = try await Self.ask(["/practices", "/practices", "/practices/nothing-here", "/nowhere"], client)
            let answer = try await client.executeRequest(
                uri: "/metrics", method: .get, headers: [.authorization: "Bearer \(token)"], body: nil)
            return String(buffer: answer.body)
        }

        let lines = text.split(separator: "\n").map(String.init)
        for line in [
            #"essaim_build_info{version="\#(Node.version)",engine="\#(engine.rawValue)"} 1"#,
            #"essaim_http_requests_total{route="/practices",method="GET",status="2xx"} 2"#,
            #"essaim_http_requests_total{route="/practices/{slug}",method="GET",status="4xx"} 1"#,
            #"essaim_http_requests_total{route="NotFound",method="GET",status="4xx"} 1"#,
            #"essaim_http_request_duration_seconds_bucket{route="/practices",method="GET",le="+Inf"} 2"#,
            #"essaim_http_request_duration_seconds_count{route="/practices",method="GET"} 2"#,
            "essaim_http_requests_in_flight 0", "essaim_database_up 1", #"essaim_jobs{state="failed"} 0"#,
            "essaim_outbox_letters 0",
        ] { #expect(lines.contains(line), "\(line)") }
        for name in ["process_resident_memory_bytes", "process_cpu_seconds_total", "essaim_database_bytes"] {
            let value = lines.first { $0.hasPrefix(name + " ") }?.split(separator: " ").last.flatMap { Double($0) }
            #expect((value ?? 0) > 0, "\(name)")
        }
    }

    @Test func `every line of the figures has the form that Prometheus reads`() async throws {
        let node = try await TestNode(.sqlite)
        let text = try await node.test { client in
            _ = try await Self.ask(["/", "/search?q=%22", "/nowhere"], client)
            return await node.node.watch.metrics(of: node.node)
        }

        var described: Set<String> = []
        for line in text.split(separator: "\n") {
            let words = line.split(separator: " ", maxSplits: 3).map(String.init)
            if line.hasPrefix("# TYPE ") {
                #expect(described.insert(words[2]).inserted, "\(line) comes twice")
                #expect(["counter", "gauge", "histogram"].contains(words[3]), "\(line)")
            } else if !line.hasPrefix("# HELP ") {
                let name = String(line.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })
                let family = ["_bucket", "_sum", "_count"].reduce(name) { name, suffix in
                    name.hasSuffix(suffix) && !described.contains(name) ? String(name.dropLast(suffix.count)) : name
                }
                #expect(described.contains(family), "\(line) has no type")
                #expect(line.split(separator: " ").last.flatMap { Double($0) } != nil, "\(line) has no value")
            }
        }
        #expect(text.hasSuffix("\n") && described.count > 15)
    }

    private static func ask(_ paths: [String], _ client: any TestClientProtocol) async throws -> [TestResponse] {
        var answers: [TestResponse] = []
        for path in paths {
            answers.append(try await client.executeRequest(uri: path, method: .get, headers: [:], body: nil))
        }
        return answers
    }

    private static func metrics(of node: TestNode, _ headers: HTTPFields) async throws -> TestResponse {
        try await node.test { client in
            try await client.executeRequest(uri: "/metrics", method: .get, headers: headers, body: nil)
        }
    }
}
