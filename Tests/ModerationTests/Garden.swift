import Accounts
import Commons
import Fixtures
import Foundation
import HummingbirdTesting
import Logging
import Mail
import Node
import NodeFixtures
import Storage
import Web

/// A node where Ada keeps a page that others report, and two people moderate.
struct Garden: Sendable {
    let node: TestNode
    let client: any TestClientProtocol
    let ada: Visitor
    let mona: Visitor
    let max: Visitor

    /// A little work, so that tests do it too.
    private static let bits = 4

    static let page = "/organizations/le-jardin"

    static func open(
        _ engine: Engine, moderators: Int = 2, _ body: @escaping @Sendable (Garden) async throws -> Void
    ) async throws {
        let node = try await TestNode(engine, settings: ["ESSAIM_PROOF_OF_WORK": "\(bits)"])
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            let mona = try await node.person("Mona", roles: [.moderator], at: client)
            let max = try await node.person("Max", roles: moderators > 1 ? [.moderator] : [], language: .en, at: client)
            try await ada.open("/organizations/new")
            try await ada.submit(
                "/organizations", ["title": "Le jardin", "kind": "association", "description": "Une insulte."])
            try await body(Garden(node: node, client: client, ada: ada, mona: mona, max: max))
        }
    }

    static let report = [
        "page": page, "reason": "insult", "explanation": "La description insulte les voisins.",
    ]

    /// Somebody without an account reports the page; the answer is the follow-up page.
    @discardableResult
    func report(
        _ filling: [String: String] = [:], by visitor: Visitor? = nil
    ) async throws -> (page: VisitedPage, visitor: Visitor) {
        let visitor = visitor ?? Visitor(client)
        try await visitor.open("/reports/new?page=\(Self.page)")
        return (try await send(filling, by: visitor), visitor)
    }

    /// Fills in and sends the form that is open, after the work that it asks for.
    @discardableResult
    func send(_ filling: [String: String] = [:], by visitor: Visitor) async throws -> VisitedPage {
        let form = try await visitor.page.form(to: "/reports")
        let answer = try form.value("work").map { ["work-answer": try Self.solve($0)] } ?? [:]
        let fields = Self.report.merging(answer) { $1 }.merging(filling) { $1 }
        return try await visitor.submit("/reports", fields, choosing: ["goodFaith": ["on"]])
    }

    static func solve(_ text: String) throws -> String {
        let challenge = try found(Challenge(text))
        return String(try found((0..<100_000).first { challenge.isSolved(by: "\($0)") }))
    }

    /// The only case there is.
    func file() async throws -> String {
        let id: String? = try await node.database.read { tx in
            try tx.value("SELECT id FROM moderation_cases ORDER BY id DESC LIMIT 1")
        }
        return "/moderation/cases/\(try found(id))"
    }

    @discardableResult
    func decide(_ filling: [String: String], by moderator: Visitor? = nil) async throws -> VisitedPage {
        let file = try await file()
        let moderator = moderator ?? mona
        try await moderator.open(file)
        return try await moderator.submit("\(file)/decisions", filling)
    }

    static let withdrawal = [
        "outcome": "withdrawal", "facts": "La description traite les voisins de voleurs.", "ground": "rules",
        "reference": "On ne blesse personne ici.", "publicReason": "Des mots blessants.",
    ]

    static let noAction = ["outcome": "noAction", "facts": "La phrase critique, elle n’insulte pas."]

    func letters(to email: String) async throws -> [PostedLetter] {
        try await node.database.read { tx in
            try PostedLetter.latest(limit: 100, in: tx).filter { $0.to.rawValue == email }
        }
    }

    /// The path of the link in the latest letter to somebody.
    func link(to email: String) async throws -> String {
        let text = try found(try await letters(to: email).first?.text)
        let start = try found(text.range(of: "http://127.0.0.1:8080/")?.upperBound)
        return "/" + text[start...].prefix { !$0.isWhitespace }
    }

    func runJobs() async throws {
        try await JobRunner(
            database: node.database, world: node.world.world, handlers: node.node.moderationHandlers,
            logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }
        ).runDue()
    }

    func audit(_ act: String) async throws -> Int {
        try await node.database.read { tx in
            try tx.value("SELECT COUNT(*) FROM audit_entries WHERE act = \(act)") ?? 0
        }
    }
}

struct NotFound: Error {}

func found<Value>(_ value: Value?) throws -> Value {
    guard let value else { throw NotFound() }
    return value
}
