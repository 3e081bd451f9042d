import Markup
import Web

/// A token right after it was made: the only page that ever shows it.
struct TokenMadePage: PageModel {
    let name: String
    let token: String

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("accounts.tokenMade.title")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href("/profile/tokens")) { texts("accounts.tokens.title") } }
                    h1 { texts("accounts.tokenMade.title") }
                    p(.class("lead")) { texts("accounts.tokenMade.lead", ["name": name]) }
                }
                div(.class("field")) {
                    label(.for("token")) { texts("accounts.tokenMade.token") }
                    input(.id("token"), .value(token), Attribute("readonly", ""), .autocomplete("off"))
                }
                p { texts("accounts.tokenMade.use") }
                pre { code { "curl -H 'Authorization: Bearer \(token)' \(screen.absolute("/practices.json"))" } }
                p(.class("actions")) {
                    a(.class("button"), .href("/profile/tokens")) { texts("accounts.tokenMade.kept") }
                }
            }
        }
        page.isIndexed = false
        return page
    }
}
