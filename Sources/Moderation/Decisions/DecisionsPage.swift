import Commons
import Markup
import Storage
import Web

/// The decisions that concern somebody, the latest first.
struct DecisionsPage: PageModel {
    struct Line: Encodable, Sendable {
        let id: Decision.ID
        let kind: Kind
        let title: String
        let outcome: Outcome
        let at: Timestamp
    }

    let decisions: [Line]
    /// Before which the next page ends, when there are more.
    let next: Decision.ID?

    static let length = 50

    /// - Parameter found: one more than is shown, when there are more.
    init(_ found: [Decision]) {
        decisions = found.prefix(Self.length).map {
            Line(id: $0.id, kind: $0.kind, title: $0.title, outcome: $0.outcome, at: $0.decidedAt)
        }
        next = found.count > Self.length ? decisions.last?.id : nil
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("moderation.decisions")) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("moderation.decisions") }
                    p(.class("lead")) { texts("moderation.decisions.lead") }
                }
                decisions.isEmpty
                    ? p { texts("moderation.decisions.none") }
                    : ul(.class("entries plain")) { Markup.group(decisions.map { entry($0, texts) }) }
                if let next {
                    nav(.class("pages"), .ariaLabel(texts("moderation.pages"))) {
                        a(.rel("next"), .href("?before=\(next)")) { texts("moderation.decisions.more") }
                    }
                }
            }
        }
        page.isIndexed = false
        return page
    }

    private func entry(_ line: Line, _ texts: Texts) -> Markup {
        li {
            h2 {
                a(.href("/moderation/decisions/\(line.id)")) { line.kind.subject(line.title, texts) }
            }
            p(.class("note")) { texts(line.outcome.textKey) + " · " + texts.date(line.at) }
        }
    }
}
