import Commons
import Markup
import Storage
import Web

/// What leaving means, before anybody leaves.
struct ClosurePage: PageModel {
    struct Kept: Encodable, Sendable {
        let title: String
        let path: String
    }

    /// What nobody else looks after, and others can see.
    let onlyKept: [Kept]
    /// Drafts that nobody else sees: they go too.
    let drafts: Int
    let hasPassword: Bool
    private let submission: Submission

    private enum CodingKeys: CodingKey {
        case onlyKept, drafts, hasPassword
    }

    init(_ account: Account, onlyKept things: [Thing], _ submission: Submission) {
        onlyKept = things.filter { $0.visibility == .published }.map { Kept(title: $0.title, path: $0.path) }
        drafts = things.count { $0.visibility == .draft }
        hasPassword = account.password != nil
        self.submission = submission
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("accounts.closure.title")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href("/profile")) { texts("accounts.profile.title") } }
                    h1 { texts("accounts.closure.title") }
                    p(.class("lead")) { texts("accounts.closure.lead", ["days": texts.number(Account.regretDays)]) }
                }
                h2 { texts("accounts.closure.goes") }
                ul { Markup.group((1...3).map { number in li { texts("accounts.closure.goes.\(number)") } }) }
                if drafts > 0 { p { texts("accounts.closure.drafts", count: drafts) } }
                h2 { texts("accounts.closure.stays") }
                ul { Markup.group((1...3).map { number in li { texts("accounts.closure.stays.\(number)") } }) }
                if !onlyKept.isEmpty { handingOver(texts) }
                confirmation(screen)
                div(.class("margin")) {
                    p { a(.href("/profile/data")) { texts("accounts.closure.dataFirst") } }
                    p { a(.href("/privacy")) { texts("accounts.closure.privacy") } }
                }
            }
        }
        page.isIndexed = false
        return page
    }

    private func handingOver(_ texts: Texts) -> Markup {
        .group([
            h2 { texts("accounts.closure.alone") },
            p { texts("accounts.closure.alone.meaning") },
            ul(.class("entries plain")) {
                Markup.group(onlyKept.map { kept in li { a(.href(kept.path)) { kept.title } } })
            },
        ])
    }

    private func confirmation(_ screen: Screen) -> Markup {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "accounts.field")
        return screen.form(to: "/profile/closure") {
            view.errors
            if hasPassword { view.password() }
            view.ticks("understood", [.init("yes", texts("accounts.closure.understood"))])
            div(.class("actions")) {
                button(.class("button danger")) { texts("accounts.closure.act") }
                a(.href("/profile")) { texts("accounts.closure.stay") }
            }
        }
    }
}
