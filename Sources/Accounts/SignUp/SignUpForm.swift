import Commons
import Mail
import Markup
import Web

/// The form of somebody who wants an account.
struct SignUpForm: Sendable {
    struct Entry: Sendable {
        let name: String
        let email: EmailAddress
        let password: String
        let effort: Effort
    }

    private(set) var submission: Submission
    /// Where they were going: the letter leads on to it.
    let then: LocalPath

    init(_ submission: Submission = Submission()) {
        self.submission = submission
        then = LocalPath(orHome: submission.shown("then"))
    }

    /// What was entered, or nil after noting what is wrong.
    mutating func read(_ work: ProofOfWork, for viewer: Viewer?) -> Entry? {
        let name = submission.personName()
        let email = submission.email()
        let password = submission.newPassword(about: [name, submission.shown("email")])
        let effort = work.effort(Self.purpose, in: &submission, for: viewer)
        guard submission.isValid, let email, let effort else { return nil }
        return Entry(name: name, email: email, password: password, effort: effort)
    }

    /// The same form was sent before.
    mutating func refuseAgain() { submission.refuse("work", "commons.work.spent") }

    private static let purpose = "sign-up"

    static func field(_ work: ProofOfWork, for viewer: Viewer?) -> WorkField {
        WorkField(work.challenge(purpose, for: viewer))
    }

    func page(_ work: WorkField, _ screen: Screen) -> Page {
        FormPage(screen: screen, key: "accounts.signUp", submission: submission, work: work).page(to: "/accounts") {
            view in
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
