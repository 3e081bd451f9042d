import Fixtures
import Foundation
import HTTPTypes
import Hummingbird
import HummingbirdTesting
import Logging
import NodeFixtures
import Storage
import Synchronization
import Testing
import Web

@testable import Node

@Suite struct LogTests {
    private let noon = Timestamp(rawValue: 1_795_521_600_000)

    @Test func `a line is words, or one JSON object`() throws {
        let metadata: Logger.Metadata = ["route": "/practices/:slug", "hb.request.id": "1f", "error": "a \"b\"\nc"]
        let line = LogLine(time: noon, level: .info, message: "answered", metadata: metadata)

        let text = line.text(.text)
        let json = line.text(.json)

        #expect(
            text == #"2026-11-24T12:00:00.000Z info answered error="a \"b\"\nc" reference=1f route=/practices/:slug"#
                + "\n")
        let object = try JSONDecoder().decode([String: String].self, from: Data(json.utf8))
        #expect(
            object == [
                "time": "2026-11-24T12:00:00.000Z", "level": "info", "message": "answered", "reference": "1f",
                "route": "/practices/:slug", "error": "a \"b\"\nc",
            ])
        #expect(json.filter { $0 == "\n" }.count == 1)
    }

    @Test func `a line has no mail address in it, whatever an error says`() {
        let complaint = "sendmail ended with 67: <ada@example.org>... User unknown"
        let line = LogLine(time: noon, level: .warning, message: "a job failed", metadata: ["error": "\(complaint)"])

        #expect(!line.text(.text).contains("ada"))
        #expect(line.text(.text).contains("User unknown"))
    }

    @Test(arguments: Engine.available)
    func `what people are called, write and come from is not in the log`(_ engine: Engine) async throws {
        let node = try await TestNode(engine)
        let lines = Lines()
        let application = Application(router: try node.node.router(), logger: lines.logger(at: .debug))

        try await application.test(.router) { client in
            let ada = try await node.person("Adelaide Lovelace", roles: [.administrator], at: client)
            lines.secrets += [await ada.cookie("essaim_session") ?? "", "Adelaide", "Lovelace", "adelaide"]
            try await Self.live(as: ada, lines)
        }

        let log = lines.all
        #expect(log.filter { $0.contains(" answered ") }.count > 10)
        for secret in lines.secrets + ["@", "127.0.0.1", "Zebrafinch", "zebrafinch", "wrong-horse"] {
            let traitors = log.filter { $0.contains(secret) }
            #expect(!secret.isEmpty && traitors == [], "\(secret)")
        }
    }

    @Test func `who tries to come in is in the log, under a name that lasts a day`() async throws {
        let node = try await TestNode(.sqlite)
        let lines = Lines()
        let application = Application(router: try node.node.router(), logger: lines.logger(at: .notice))

        try await application.test(.router) { client in
            let eve = Visitor(client)
            for day in 0..<2 {
                for _ in 0..<2 {
                    try await eve.open("/session/new")
                    try await eve.submit("/session", ["email": "boss@example.org", "password": "wrong-horse-\(day)"])
                }
                node.world.advance(by: .seconds(86_400))
            }
            let token = HTTPFields([HTTPField(name: .authorization, value: "Bearer essaim_none")])
            _ = try await client.executeRequest(uri: "/practices", method: .get, headers: token, body: nil)
        }

        let tries = lines.all.filter { $0.contains("event=\"sign-in failed\"") }
        let callers = tries.compactMap { $0.split(separator: " ").first { $0.hasPrefix("caller=") } }
        #expect(callers.count == 4 && Set(callers.prefix(2)).count == 1 && Set(callers).count == 2)
        #expect(lines.all.contains { $0.contains("event=\"a token was refused\"") })
        #expect(!lines.all.contains { $0.contains("boss") || $0.contains("horse") || $0.contains("local") })
    }

    @Test func `an answer names its line in the log, a refusal shows it too`() async throws {
        let node = try await TestNode(.sqlite)
        let lines = Lines()
        let application = Application(router: try node.node.router(), logger: lines.logger(at: .info))
        let name = try #require(HTTPField.Name("X-Request-Id"))

        let (page, refusal) = try await application.test(.router) { client in
            (
                try await client.executeRequest(uri: "/practices", method: .get, headers: [:], body: nil),
                try await client.executeRequest(uri: "/nowhere", method: .get, headers: [:], body: nil)
            )
        }

        for answer in [page, refusal] {
            let reference = try #require(answer.headers[name])
            #expect(lines.all.filter { $0.contains("reference=\(reference)") }.count == 1)
        }
        #expect(String(buffer: refusal.body).contains(try #require(refusal.headers[name])))
    }

    /// Comes in, goes wrong, looks for somebody, changes what there is, follows a secret link.
    private static func live(as ada: Visitor, _ lines: Lines) async throws {
        try await ada.open("/profile")
        try await ada.open("/search?q=Zebrafinch")
        try await ada.open("/practices/zebrafinch")
        try await ada.open("/administration/people?q=adelaide")
        try await ada.open("/accounts/verifications/0123456789abcdefSECRET")
        lines.secrets.append("0123456789abcdefSECRET")
        for fields in [[], [("email", "zebrafinch@example.org"), ("password", "wrong-horse"), ("_token", "x")]] {
            let sent = fields.map { PageForm.Field($0.0, $0.1) }
            for path in ["/session", "/accounts", "/accounts/password-resets", "/administration/site"] {
                try await ada.send(path, sent)
            }
        }
        try await ada.open("/administration/site")
        try await ada.submit("/administration/site", ["name": "Zebrafinch"])
        let invitations = try await ada.open("/administration/invitations")
        if invitations.forms.contains(where: { $0.action == "/administration/invitations" }) {
            try await ada.submit("/administration/invitations", ["email": "zebrafinch@example.org"])
        }
    }

    /// The log of one test.
    private final class Lines: Sendable {
        private let written = Mutex<[String]>([])
        private let hidden = Mutex<[String]>([])

        var all: [String] { written.withLock { $0 } }

        var secrets: [String] {
            get { hidden.withLock { $0 } }
            set { hidden.withLock { $0 = newValue } }
        }

        func logger(at level: Logger.Level) -> Logger {
            Logger(label: "test") { _ in
                var handler = LineLogHandler(.text, now: TestWorld().world.now) { line in
                    self.written.withLock { $0.append(line) }
                }
                handler.logLevel = level
                return handler
            }
        }
    }
}
