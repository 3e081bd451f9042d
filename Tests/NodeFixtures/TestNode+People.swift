internal import Accounts
package import Fixtures
package import HummingbirdTesting
internal import Logging
internal import Mail
internal import Node
internal import Replications
internal import Storage
package import Web

extension TestNode {
    /// Somebody who has an account, signed in at a browser of their own. A name is given once.
    package func person(
        _ name: String, roles: Set<Role> = [], language: Language = .fr, at client: any TestClientProtocol
    ) async throws -> Visitor {
        guard let email = EmailAddress(rawValue: name.lowercased().filter(\.isLetter) + "@example.org") else {
            throw NoAddress(name: name)
        }
        let made = try await database.write { [world] tx in
            try Accounts.create(email: email, name: name, roles: roles, language: language, world: world.world, in: tx)
        }
        let visitor = Visitor(client, language: language.rawValue)
        try await visitor.open(made.link.path)
        try await visitor.submit(made.link.path)
        return visitor
    }

    /// Carries out what was promised to people and is due: letters that they asked for.
    package func keepPromises() async throws {
        let runner = JobRunner(
            database: database, world: world.world, handlers: node.peopleHandlers, logger: Logger(label: "test"))
        try await runner.runDue()
    }

    /// Promises today's round of asking for news, as a process does when it begins.
    package func askForNews() async throws { try await node.silence.begin() }

    private struct NoAddress: Error {
        let name: String
    }
}
