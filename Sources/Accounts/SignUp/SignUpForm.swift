import Mail
import Markup
import Web

/// The form of somebody who wants an account.
struct SignUpForm: Sendable {
    struct Entry: Sendable {
        let name: String
        let email: EmailAddress
        let password: String
    }

    private(set) var submission: Submission
    /// Where they were going: the letter leads on to it.
    let then: LocalPath

    init(_ submission: Submission = Submission()) {
        self.submission = submission
        then = LocalPath(orHome: submission.shown("then"))
    }

    /// What was entered, or nil after noting what is wrong.
    mutating func read() -> Entry? {
        let name = submission.personName()
        let email = submission.email()
        let password = submission.newPassword(about: [name, submission.shown("email")])
        guard submission.isValid, let email else { return nil }
        return Entry(name: name, email: email, password: password)
    }

    func page(_ screen: Screen) -> Page {
        FormPage(screen: screen, key: "accounts.signUp", submission: submission).page(to: "/accounts") { view in
            if !then.isHome { input(.type("hidden"), .name("then"), .value(then.text)) }
            view.personName
            view.email(autocomplete: "username")
            view.newPassword
        } margin: {
            p { screen.texts("accounts.signUp.privacy") }
            p { a(.href(then.added(to: "/session/new"))) { screen.texts("accounts.signUp.known") } }
        }
    }
}
