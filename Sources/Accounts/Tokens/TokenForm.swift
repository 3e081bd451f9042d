import Markup
import Web

/// The form that makes a token: what it is for, what it may do, for how long.
struct TokenForm: Sendable {
    struct Wish: Sendable {
        let name: String
        let scopes: Set<TokenScope>
        let life: Duration
    }

    enum Right: String, Sendable, CaseIterable {
        case read, write

        /// Whoever writes has to read what is there.
        fileprivate var scopes: Set<TokenScope> { self == .write ? [.read, .write] : [.read] }
    }

    enum Life: String, Sendable, CaseIterable {
        case month = "30"
        case season = "90"
        case year = "365"
    }

    var submission: Submission
    let asksPassword: Bool

    mutating func read() -> Wish? {
        let name = submission.line("token-name", 1...80)
        let right = submission.choice("right", Right.self)
        let life = submission.choice("days", Life.self)
        guard submission.isValid, let right, let life, let days = Int(life.rawValue) else { return nil }
        return Wish(name: name, scopes: right.scopes, life: .seconds(days * 86_400))
    }

    func page(_ screen: Screen) -> Page {
        let texts = screen.texts
        return FormPage(screen: screen, key: "accounts.newToken", submission: submission)
            .page(to: "/profile/tokens") { view in
                view.line("token-name", autocomplete: "off")
                view.choices(
                    "right",
                    Right.allCases.map { right in
                        FormView.Choice(
                            right.rawValue, texts("accounts.token.\(right.rawValue)"),
                            hint: texts("accounts.token.\(right.rawValue).meaning"))
                    })
                view.select(
                    "days", Life.allCases.map { ($0.rawValue, texts("accounts.token.days.\($0.rawValue)")) })
                if asksPassword { view.password() }
            } margin: {
                p { a(.href("/profile/tokens")) { texts("accounts.tokens.title") } }
                p { a(.href("/api")) { texts("accounts.tokens.api") } }
            }
    }
}
