import Markup
import Web

/// How a person presents themselves.
struct PresentationForm: Sendable {
    struct Entry: Sendable {
        let name: String
        let language: Language
        let biography: String
    }

    private(set) var submission: Submission

    init(_ submission: Submission) { self.submission = submission }

    init(_ account: Account) {
        submission = Submission([
            "name": account.name, "language": account.language.rawValue, "biography": account.biography,
        ])
    }

    mutating func read() -> Entry? {
        let name = submission.personName()
        let language = submission.choice("language", Language.self)
        let biography = submission.text("biography", 0...1_000)
        guard submission.isValid, let language else { return nil }
        return Entry(name: name, language: language, biography: biography)
    }

    func page(_ screen: Screen) -> Page {
        FormPage(screen: screen, key: "accounts.presentation", submission: submission)
            .page(to: "/profile/presentation") { view in
                view.personName
                view.language
                view.area("biography", optional: true)
            } margin: {
                p { a(.href("/profile")) { screen.texts("accounts.profile.back") } }
            }
    }
}
