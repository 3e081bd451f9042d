import Commons
import Markup
import Storage
import Web

/// One adaptation by itself: it has an address, so that others can point to it.
struct AdaptationPage: PageModel {
    let adaptation: AdaptationEntry
    let replication: Thing
    let isKept: Bool
    let panels: PanelList

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        let thing = adaptation.thing
        var page = Page(thing.title) {
            thing.notices(screen)
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) {
                        texts("replications.adaptation.of") + " "
                        a(.href(replication.path), .lang(replication.language, on: texts)) { replication.title }
                    }
                    h1(.lang(thing.language)) { thing.title }
                    if isKept {
                        p(.class("actions")) {
                            a(.class("button"), .href("\(thing.path)/revisions/new")) {
                                texts("replications.adaptation.edit")
                            }
                        }
                    }
                }
                adaptation.body(texts)
                thing.provenance(texts)
            }
            panels.markup(screen)
        }
        page.summary = thing.summary
        page.subject = thing.publicPath
        return page
    }
}
