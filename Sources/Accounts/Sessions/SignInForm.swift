import Markup
import Web

/// The form of somebody who comes back.
struct SignInForm: Sendable {
    struct Entry: Sendable {
        /// As typed: a wrong address is answered like a wrong password.
        let email: String
        let password: String
    }

    private(set) var submission: Submission
    let then: LocalPath

    init(_ submission: Submission) {
        self.submission = submission
        then = LocalPath(orHome: submission.shown("then"))
    }

    mutating func read() -> Entry? {
        let email = submission.line("email", 1...254)
        let password = submission.password()
        if password.isEmpty { submission.refuse("password", "web.field.empty") }
        return submission.isValid ? Entry(email: email, password: password) : nil
    }

    /// One sentence for an address without account and for a wrong password.
    mutating func refuse() { submission.refuse("password", "accounts.signIn.wrong") }

    func page(_ screen: Screen) -> Page {
        let texts = screen.texts
        return FormPage(screen: screen, key: "accounts.signIn", submission: submission).page(to: "/session") { view in
            if !then.isHome { input(.type("hidden"), .name("then"), .value(then.text)) }
            view.email(autocomplete: "username")
            view.password()
        } margin: {
            p { a(.href(then.added(to: "/accounts/new"))) { texts("accounts.signIn.new") } }
            p { a(.href("/accounts/password-resets")) { texts("accounts.signIn.forgotten") } }
            p { a(.href("/accounts/verifications")) { texts("accounts.signIn.notVerified") } }
        }
    }
}
