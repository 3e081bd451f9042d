import Mail
import Markup
import Storage
import Web

/// The form of an administrator who invites somebody.
struct InvitationForm: Sendable {
    struct Entry: Sendable {
        let email: EmailAddress
        let language: Language
        let roles: Set<Role>
    }

    private(set) var submission: Submission

    init(_ submission: Submission = Submission()) { self.submission = submission }

    mutating func read(in tx: Transaction) throws -> Entry? {
        let email = submission.email()
        let language = submission.choice("language", Language.self)
        let roles = submission.choices("roles", Role.self)
        if let email, let account = try Account.find(email, in: tx), account.isVerified {
            submission.refuse("email", "accounts.invitation.known")
        }
        guard submission.isValid, let email, let language else { return nil }
        return Entry(email: email, language: language, roles: Set(roles))
    }

    func markup(_ screen: Screen) -> Markup {
        let view = FormView(submission, screen.texts, labels: "accounts.field")
        return screen.form(to: "/administration/invitations") {
            view.errors
            view.email()
            view.language
            view.roles
            div(.class("actions")) { button(.class("button main")) { screen.texts("accounts.invitation.act") } }
        }
    }
}
