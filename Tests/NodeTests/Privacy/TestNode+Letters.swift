import Fixtures
import Foundation
import Logging
import Mail
import NodeFixtures
import Storage
import Testing
import Web

@testable import Accounts
@testable import Node

extension TestNode {
    func account(_ email: String) async throws -> Account? {
        try await database.read { tx in try Account.find(typed: email, in: tx) }
    }

    func letters(to email: String) async throws -> [PostedLetter] {
        try await database.read { tx in
            try PostedLetter.latest(limit: 200, in: tx).filter { $0.to.rawValue == email }
        }
    }

    /// The path of the link in the latest letter to somebody.
    func link(to email: String) async throws -> String {
        let text = try #require(try await letters(to: email).first?.text)
        let address = "http://127.0.0.1:8080/"
        let start = try #require(text.range(of: address)).upperBound
        return "/" + text[start...].prefix { !$0.isWhitespace }
    }

    /// What the node promised and what is due is done.
    func runJobs() async throws {
        let runner = JobRunner(
            database: database, world: world.world, handlers: node.peopleHandlers,
            logger: Logger(label: "jobs") { _ in SwiftLogNoOpLogHandler() })
        try await runner.runDue()
    }
}
