package import Markup
import Storage
package import Web

/// Parts of the page of any thing.
extension Thing {
    /// Its path, once everybody can see it: what can be reported.
    package var publicPath: String? { visibility == .published ? path : nil }

    /// What a reader must know before reading: invented, not shown to others yet, or looked after by nobody.
    package func notices(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return .group([
            isFictional ? FictionNotice.markup(texts) : .group([]),
            visibility == .draft ? draftNotice(texts) : .group([]),
            visibility == .withdrawn ? withdrawalNotice(texts) : .group([]),
            leftAt == nil ? .group([]) : leftNotice(screen),
        ])
    }

    private func leftNotice(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return div(.class("notice doubt")) {
            p {
                strong { texts("commons.leftAlone") + " " }; texts("commons.leftAlone.meaning") + " "
                a(.href("/about")) { texts("commons.leftAlone.contact") }
            }
            if screen.viewer?.isAdministrator == true {
                screen.form(to: "\(path)/invitations", class: "actions") {
                    button(.class("button")) { texts("commons.leftAlone.invite") }
                }
            }
        }
    }

    /// For those who kept it and those who moderate; for others it is gone.
    private func withdrawalNotice(_ texts: Texts) -> Markup {
        div(.class("notice care")) {
            p {
                strong { texts("commons.withdrawn") + " " }; texts("commons.withdrawn.meaning")
            }
            if let withdrawalReason, !withdrawalReason.isEmpty {
                p { texts("commons.withdrawn.because", ["reason": withdrawalReason]) }
            }
            p { a(.href("/moderation/decisions")) { texts("commons.withdrawn.contest") } }
        }
    }

    /// A draft, or what somebody has to read before others see it.
    private func draftNotice(_ texts: Texts) -> Markup {
        let key = reading.map { "commons.reading.\($0.rawValue)" } ?? "commons.draft"
        return div(.class(reading == .declined ? "notice care" : "notice")) {
            p {
                strong { texts(key) + " " }; texts("\(key).meaning")
            }
        }
    }

    /// The margin that says where a page comes from: source, licence, dates, history.
    package func provenance(_ texts: Texts) -> Markup {
        aside(.class("margin"), .ariaLabel(texts("commons.provenance"))) {
            dl(.class("facts")) {
                if let source { fact(texts("commons.source")) { source } }
                fact(texts("commons.licence")) {
                    a(.rel("license"), .href(Licence.address(of: licence))) { Licence.name(of: licence) }
                }
                fact(texts("commons.updated")) { texts.date(updatedAt) }
            }
            p {
                a(.href("\(path)/revisions")) { texts("commons.revisions", count: revision) }
            }
        }
    }
}

/// One fact of a `.facts` list.
package func fact(_ term: String, @MarkupBuilder _ content: () -> Markup) -> Markup {
    div {
        dt { term }
        element("dd", [], content())
    }
}
