import Markup
import Web

/// What somebody reads whose address is not confirmed yet: look into your letters, or ask for another.
struct VerificationForm: Sendable {
    let submission: Submission

    init(_ submission: Submission = Submission()) { self.submission = submission }

    func page(_ screen: Screen) -> Page {
        FormPage(screen: screen, key: "accounts.verification", submission: submission)
            .page(to: "/accounts/verifications") { view in view.email() }
    }
}
