import Accounts
package import Mail
import Storage
package import Web

// People. Nothing is sent: the links are for whoever typed the command to hand over.
extension Operations {
    package func createUser(
        _ email: EmailAddress, name: String, roles: Set<Role>, language: Language
    ) async throws -> [String] {
        let made = try await database.write { tx in
            try Accounts.create(email: email, name: name, roles: roles, language: language, world: world, in: tx)
        }
        return ["\(name) has an account. This link signs them in, once, within a day:", address(of: made.link)]
    }

    package func inviteUser(_ email: EmailAddress, roles: Set<Role>, language: Language) async throws -> [String] {
        let link = try await database.write { tx in
            try Accounts.invite(email: email, roles: roles, language: language, world: world, in: tx)
        }
        return ["Whoever opens this link can make an account with this address:", address(of: link)]
    }

    package func resetUser(_ email: EmailAddress) async throws -> [String] {
        let link = try await database.write { tx in try Accounts.reset(email: email, world: world, in: tx) }
        return ["This link lets them choose a new password:", address(of: link)]
    }

    package func forgetSecondFactor(of email: EmailAddress) async throws -> [String] {
        let wasAsked = try await database.write { tx in
            try Accounts.forgetSecondFactor(of: email, world: world, in: tx)
        }
        return [
            wasAsked
                ? "Signing in asks them for their password alone now."
                : "Signing in asked them for their password alone already."
        ]
    }

    private func address(of link: IssuedLink) -> String { "  \(settings.address)\(link.path)" }
}

extension Node {
    /// While nobody has come in as administrator: a fresh link that makes whoever opens it the first one. Nil afterwards.
    package func firstAdministratorLink() async throws -> String? {
        let first = try await database.write { tx in try Accounts.ensureFirstAdministrator(world: world, in: tx) }
        return first.map { settings.address + $0.link.path }
    }
}
