import Commons
import Mail
import Markdown
import Markup
import Storage
import Web

/// A person's account, as they alone see it.
struct ProfilePage: PageModel {
    let id: Person.ID
    let name: String
    let email: String
    let language: Language
    let biography: String
    let roles: [Role]
    let createdAt: Timestamp
    let hasPassword: Bool

    init(_ account: Account, roles: Set<Role>) {
        id = account.id
        name = account.name
        email = account.email.rawValue
        language = account.language
        biography = account.biography
        self.roles = roles.sorted()
        createdAt = account.createdAt
        hasPassword = account.password != nil
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("accounts.profile.title")) {
            if !hasPassword { noPassword(texts) }
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { texts("accounts.profile.title") }
                    h1 { name }
                    facts(texts)
                    p(.class("actions")) {
                        a(.class("button main"), .href("/profile/presentation")) { texts("accounts.profile.present") }
                    }
                }
                biography.isEmpty ? p { texts("accounts.profile.noBiography") } : Markdown(biography).markup
                ways(texts)
            }
        }
        page.isIndexed = false
        return page
    }

    private func noPassword(_ texts: Texts) -> Markup {
        div(.class("notice care")) {
            p {
                texts("accounts.profile.noPassword") + " "
                a(.href("/profile/password")) { texts("accounts.profile.password") }
            }
        }
    }

    private func facts(_ texts: Texts) -> Markup {
        dl(.class("facts across")) {
            fact(texts("accounts.email")) { email }
            fact(texts("accounts.roles")) { roles.map { texts($0.textKey) }.joined(separator: ", ") }
            fact(texts("accounts.since")) { texts.date(createdAt) }
        }
    }

    private func ways(_ texts: Texts) -> Markup {
        div(.class("margin")) {
            p { a(.href("/sharing")) { texts("accounts.profile.pages") } }
            p { a(.href("/following")) { texts("accounts.profile.following") } }
            p {
                a(.href("/profile/password")) {
                    texts(hasPassword ? "accounts.profile.password.change" : "accounts.profile.password")
                }
            }
            p { a(.href("/profile/second-factor")) { texts("accounts.secondFactor.title") } }
            p { a(.href("/profile/email")) { texts("accounts.profile.email") } }
            p { a(.href("/profile/sessions")) { texts("accounts.profile.sessions") } }
            p { a(.href("/profile/tokens")) { texts("accounts.tokens.title") } }
            p { a(.href("/profile/data")) { texts("accounts.ownData.title") } }
            p { a(.href("/profile/trail")) { texts("accounts.profile.trail") } }
            p { a(.href("/profile/closure")) { texts("accounts.closure.title") } }
        }
    }
}
