import Commons
import Markup
import Storage
import Web

/// The link of an offer, shown once.
struct HandoverMadePage: PageModel {
    let thing: Thing
    let successor: String
    let link: String

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("replications.handover.made")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(thing.path), .lang(thing.language, on: texts)) { thing.title } }
                    h1 { texts("replications.handover.made") }
                    p(.class("lead")) { texts("replications.handover.made.lead", ["name": successor]) }
                }
                div(.class("field")) {
                    label(.for("link")) { texts("replications.handover.link") }
                    input(.id("link"), .type("text"), .value(link), Attribute("readonly", when: true))
                }
                p { a(.class("button main"), .href(thing.path)) { texts("replications.thanks.back") } }
            }
        }
        page.isIndexed = false
        return page
    }
}

/// What somebody who is to take over is asked.
struct HandoverPage: PageModel {
    let thing: Thing
    let successor: String
    /// What whoever offers has to say.
    let step: StateChange

    func view(secret: String, _ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("replications.handover.question", ["title": thing.title])) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(thing.path), .lang(thing.language, on: texts)) { thing.title } }
                    h1 { texts("replications.handover.question", ["title": thing.title]) }
                    p(.class("lead")) { texts("replications.handover.meaning") }
                }
                step.told(language: thing.language, texts)
                screen.viewer == nil ? coming(secret, texts) : answering(secret, screen)
            }
        }
        page.isIndexed = false
        return page
    }

    private func answering(_ secret: String, _ screen: Screen) -> Markup {
        .group([
            screen.form(to: "/handovers/\(secret)/acceptances", class: "actions") {
                button(.class("button main")) { screen.texts("replications.handover.accept") }
            },
            screen.form(to: "/handovers/\(secret)/refusals", class: "actions") {
                button(.class("button")) { screen.texts("replications.handover.decline") }
            },
        ])
    }

    /// Whoever has no account yet comes back here once they have one.
    private func coming(_ secret: String, _ texts: Texts) -> Markup {
        .group([
            p { texts("replications.handover.visitor") },
            p(.class("actions")) {
                a(.class("button main"), .href("/session/new?then=/handovers/\(secret)")) {
                    texts("replications.handover.signIn")
                }
                a(.class("button"), .href("/accounts/new?then=/handovers/\(secret)")) {
                    texts("replications.handover.signUp")
                }
            },
        ])
    }
}
