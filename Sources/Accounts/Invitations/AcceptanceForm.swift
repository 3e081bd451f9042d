import Markup
import Web

/// The form of somebody who was invited: a name and a password. Who has an account already only says yes.
struct AcceptanceForm: Sendable {
    struct Entry: Sendable {
        let name: String
        let password: String
    }

    private(set) var submission: Submission
    let isKnown: Bool

    init(_ submission: Submission = Submission(), isKnown: Bool) {
        self.submission = submission
        self.isKnown = isKnown
    }

    mutating func read(for email: String) -> Entry? {
        let name = submission.personName()
        let password = submission.newPassword(about: [name, email])
        return submission.isValid ? Entry(name: name, password: password) : nil
    }

    func page(to secret: String, from site: String, _ screen: Screen) -> Page {
        let key = isKnown ? "accounts.acceptanceOfKnown" : "accounts.acceptance"
        return FormPage(screen: screen, key: key, submission: submission)
            .page(to: "/accounts/invitations/\(secret)", values: ["site": site]) { view in
                if !isKnown {
                    view.personName
                    view.newPassword
                }
            }
    }
}
