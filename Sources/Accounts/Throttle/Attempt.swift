package import Commons
package import Mail
import Storage
import Web

/// Something that may be attempted so often by or on somebody.
package struct Attempt: Sendable {
    let allowance: Allowance
    /// Whose attempts are counted together.
    let subject: String

    /// A guess at a password: counted on the account typed, whether there is one or not.
    static func signIn(to email: String, from address: String) -> [Attempt] {
        [
            Attempt(allowance: .signInFromAddress, subject: RemoteNetwork(address).name),
            signIn(to: email),
        ]
    }

    static func signIn(to email: String) -> Attempt {
        Attempt(allowance: .signInToAccount, subject: email.lowercased())
    }

    /// A guess at the code of a second factor.
    static func code(for account: Person.ID) -> Attempt {
        Attempt(allowance: .codeForAccount, subject: account.rawValue)
    }

    /// All that may be counted on somebody's address.
    static func all(on email: String) -> [Attempt] {
        [signIn(to: email), Attempt(allowance: .letterToAccount, subject: email.lowercased())]
    }

    static func signUp(as email: EmailAddress, from address: String) -> [Attempt] {
        [
            Attempt(allowance: .signUpFromAddress, subject: RemoteNetwork(address).name),
            Attempt(allowance: .letterToAccount, subject: email.folded),
        ]
    }

    /// Anything that is counted by the place it comes from.
    package static func from(_ address: String, _ allowance: Allowance) -> Attempt {
        Attempt(allowance: allowance, subject: RemoteNetwork(address).name)
    }

    /// Who sends a form without work is limited more strictly.
    package static func extra(for effort: Effort, from address: String) -> [Attempt] {
        effort.kind == .patience ? [.from(address, .withoutWork)] : []
    }

    /// Anything that makes us write to an address which somebody typed.
    package static func letter(to email: EmailAddress, from address: String) -> [Attempt] {
        [
            Attempt(allowance: .letterFromAddress, subject: RemoteNetwork(address).name),
            Attempt(allowance: .letterToAccount, subject: email.folded),
        ]
    }
}
