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
    /// What changed besides: texts that ask nothing of a place.
    let texts: [PartDifference]

    init(_ thing: Thing, from: Int, to: Int, in tx: Transaction) throws {
        let before = try Practices().content(of: thing, inEdition: from, in: tx)
        let after = try Practices().content(of: thing, inEdition: to, in: tx)
        let difference = CoreDifference(from: before, to: after)
        self.thing = thing
        self.from = from
        self.to = to
        language = after.language
        parts = difference.parts
        texts = difference.texts
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        let title = title(texts)
        return Page("\(title) · \(thing.title)") {
            if thing.isFictional { FictionNotice.markup(texts) }
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(thing.path)) { thing.title } }
                    h1 { title }
                    p(.class("lead")) { lead(texts) }
                    p { a(.href("\(thing.path)/editions")) { texts("practices.editions.all") } }
                }
                Markup.group(changed.map { change($0, texts) })
                same(texts)
            }
        }
    }

    private var changed: [PartDifference] { parts.filter { $0.outcome != .same } + texts }

    private func title(_ texts: Texts) -> String {
        from == to
            ? texts("practices.edition", ["number": texts.number(to)])
            : texts("practices.changes", ["from": texts.number(from), "to": texts.number(to)])
    }

    private func lead(_ texts: Texts) -> String {
        if from == to { return texts("practices.changes.itself") }
        return changed.isEmpty
            ? texts("practices.changes.none") : texts("practices.changes.count", count: changed.count)
    }

    private func change(_ part: PartDifference, _ texts: Texts) -> Markup {
        section(.class("diff"), .id("part-\(part.id)"), .ariaLabel(part.label(texts))) {
            h2 { part.label(texts) }
            p(.class("note")) { texts(part.outcome.textKey) }
            part.comparison(language, texts)
        }
    }

    private func same(_ texts: Texts) -> Markup {
        let kept = parts.filter { $0.outcome == .same }
        guard !kept.isEmpty else { return .group([]) }
        return details {
            summary { texts("practices.changes.same", count: kept.count) }
            ul {
                Markup.group(
                    kept.map { part in
                        part.kind == nil
                            ? li { part.label(texts) } : li(.lang(language, on: texts)) { part.after ?? "" }
                    })
            }
        }
    }
}
