import Commons
import Markup
import Web

/// The first page: what this is, three doors, and what lives here.
struct HomePage: PageModel {
    let name: String
    let tagline: String?
    let panels: PanelList

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(name, scripts: ["map"]) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { tagline ?? texts("node.home.title") }
                    p(.class("lead")) { texts("node.home.lead") }
                }
                ul(.class("doors whole")) {
                    door("find", at: "/search", texts)
                    door("start", at: "/replications/new", texts)
                    door("share", at: "/practices/new", texts)
                }
            }
            panels.markup(screen)
        }
        page.summary = texts("node.home.lead")
        return page
    }

    private func door(_ name: String, at path: String, _ texts: Texts) -> Markup {
        li {
            picture("/assets/pictures.svg#\(name)", viewBox: "0 0 88 64")
            h2 { a(.href(path)) { texts("node.home.\(name)") } }
            p { texts("node.home.\(name).meaning") }
        }
    }
}
