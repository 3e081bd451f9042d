import Mail
import Web

/// Who wants an account.
struct Newcomer: Sendable {
    let name: String
    let email: EmailAddress
    let language: Language
    /// Hashed; nil where only a link will sign in.
    let password: String?
}
