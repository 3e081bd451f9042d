import Accounts
import Markup
import Storage
import Web

/// Where an administrator says why an account is suspended.
struct SuspensionPage: PageModel {
    let id: Person.ID
    let name: String
    private let form: SuspensionForm

    private enum CodingKeys: CodingKey {
        case id, name
    }

    init(_ account: Account, _ form: SuspensionForm = SuspensionForm()) {
        id = account.id
        name = account.name
        self.form = form
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("moderation.suspension.title", ["name": name])) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href("/administration/people/\(id)")) { name } }
                    h1 { texts("moderation.suspension.title", ["name": name]) }
                    p(.class("lead")) { texts("moderation.suspension.lead") }
                }
                form.markup(to: "/administration/people/\(id)/suspensions", screen)
            }
        }
        page.isIndexed = false
        return page
    }
}
