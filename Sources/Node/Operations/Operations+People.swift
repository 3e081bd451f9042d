import Accounts
import Mail
import Storage
import Web

// People.
extension Operations {
    package func createUser(_ email: String, name: String, roles: [String]) async throws -> [String] {
        let (address, roles) = (try Self.address(email), try Self.roles(roles))
        let link = try await database.write { [world] tx in
            try Accounts.create(email: address, name: name, roles: roles, world: world, in: tx).link
        }
        return ["The account is open. This link signs its owner in, once, within a day:", settings.address + link.path]
    }

    package func inviteUser(_ email: String, roles: [String]) async throws -> [String] {
        let (address, roles) = (try Self.address(email), try Self.roles(roles))
        let link = try await database.write { [world] tx in
            try Accounts.invite(email: address, roles: roles, world: world, in: tx)
        }
        return ["Send this link; it works once:", settings.address + link.path]
    }

    package func resetUser(_ email: String) async throws -> [String] {
        let address = try Self.address(email)
        let link = try await database.write { [world] tx in
            try Accounts.reset(email: address, world: world, in: tx)
        }
        return ["Send this link to choose a new password; it works once:", settings.address + link.path]
    }

    private static func address(_ text: String) throws -> EmailAddress {
        guard let address = EmailAddress(rawValue: text) else {
            throw PersonUnclear(description: "“\(text)” is no mail address.")
        }
        return address
    }

    private static func roles(_ names: [String]) throws -> Set<Role> {
        Set(
            try names.map { name in
                if let role = Role(rawValue: name) { return role }
                let known = Role.allCases.map(\.rawValue).joined(separator: ", ")
                throw PersonUnclear(description: "“\(name)” is no role. There are: \(known).")
            })
    }
}

/// What was typed about a person cannot be used.
package struct PersonUnclear: Error, CustomStringConvertible {
    package let description: String
}

extension Node {
    /// While nobody administers this node: a fresh link that makes whoever opens it the first administrator.
    package func firstAdministratorLink() async throws -> String? {
        let first = try await database.write { [world] tx in
            try Accounts.ensureFirstAdministrator(world: world, in: tx)
        }
        return first.map { settings.address + $0.link.path }
    }
}
