import Commons
import Markup
import Storage
import Web

/// Two editions of a practice compared part by part.
struct EditionChangesPage: PageModel {
    let thing: Thing
    let from: Int
    let to: Int
    /// BCP 47 tag of the texts.
    let language: String
    let parts: [PartDifference]

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        let values = ["from": texts.number(from), "to": texts.number(to)]
        let changed = parts.filter { $0.outcome != .same }
        return Page("\(texts("practices.changes", values)) · \(thing.title)") {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(thing.path)) { thing.title } }
                    h1 { texts("practices.changes", values) }
                    p(.class("lead")) { texts("practices.changes.count", count: changed.count) }
                    p { a(.href("\(thing.path)/editions")) { texts("practices.editions.all") } }
                }
                Markup.group(changed.map { change($0, texts) })
                same(texts)
            }
        }
    }

    private func change(_ part: PartDifference, _ texts: Texts) -> Markup {
        section(.class("diff"), .ariaLabel(part.label(texts))) {
            h2 { part.label(texts) }
            p(.class("note")) { texts(part.outcome.textKey) }
            p(.lang(language)) { part.words(texts) }
        }
    }

    private func same(_ texts: Texts) -> Markup {
        let kept = parts.filter { $0.outcome == .same }
        guard !kept.isEmpty else { return .group([]) }
        return details {
            summary { texts("practices.changes.same", count: kept.count) }
            ul(.lang(language)) { Markup.group(kept.map { part in li { part.after ?? "" } }) }
        }
    }
}
