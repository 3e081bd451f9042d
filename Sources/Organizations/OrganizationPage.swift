import Commons
import Markdown
import Markup
import Storage
import Territories
import Web

/// An organization, with everything that it stewards or carries.
struct OrganizationPage: PageModel {
    let thing: Thing
    let content: OrganizationContent
    let territory: TerritoryLink?
    let keepers: KeeperList
    let panels: PanelList

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(thing.title, scripts: ["map"]) {
            thing.notices(screen)
            section(.class("section")) {
                head(texts)
                if !content.description.isEmpty {
                    div(.lang(thing.language, on: texts)) { Markdown(content.description).markup }
                }
                thing.provenance(texts)
            }
            panels.markup(screen)
            section(.class("section")) {
                keepers.markup(title: "organizations.members", invite: "organizations.invite", screen)
            }
        }
        page.summary = thing.summary
        page.subject = thing.publicPath
        page.feed = panels.feed
        return page
    }

    private func head(_ texts: Texts) -> Markup {
        header(.class("head")) {
            p(.class("kind")) { texts(content.kind.textKey) }
            h1 { thing.title }
            if !thing.summary.isEmpty { p(.class("lead"), .lang(thing.language, on: texts)) { thing.summary } }
            dl(.class("facts across")) {
                if let territory { fact(texts("organizations.where")) { a(.href(territory.path)) { territory.label } } }
                if let website = content.website {
                    fact(texts("organizations.website")) { a(.href(website), .rel("noopener nofollow")) { website } }
                }
            }
            if keepers.isKept {
                p(.class("actions")) {
                    a(.class("button"), .href("\(thing.path)/revisions/new")) { texts("organizations.edit") }
                }
            }
        }
    }
}
