import Commons
import Markup
import Storage
import Web

/// All editions of a practice, the latest first.
struct EditionListPage: PageModel {
    let thing: Thing
    let editions: [Edition]
    let next: String?

    static let length = 50

    var nextPage: String? { next }

    init(_ thing: Thing, before: Int, in tx: Transaction) throws {
        let found = try Edition.all(of: thing.id, before: before, limit: Self.length + 1, in: tx)
        self.thing = thing
        editions = Array(found.prefix(Self.length))
        let last = found.count > Self.length ? editions.last : nil
        next = last.map { "\(thing.path)/editions?before=\($0.number)" }
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        return Page("\(texts("practices.editions")) · \(thing.title)") {
            if thing.isFictional { FictionNotice.markup(texts) }
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(thing.path)) { thing.title } }
                    h1 { texts("practices.editions") }
                    p(.class("lead")) { texts("practices.editions.lead") }
                }
                ul(.class("entries plain")) { Markup.group(editions.map { $0.entry(of: thing, texts) }) }
                if let next {
                    nav(.class("pages"), .ariaLabel(texts("commons.pages"))) {
                        a(.rel("next"), .href(next)) { texts("practices.editions.older") }
                    }
                }
            }
        }
    }
}

extension Edition {
    func entry(of practice: Thing, _ texts: Texts) -> Markup {
        li {
            a(.href("\(practice.path)/editions/\(number)")) {
                texts("practices.edition", ["number": texts.number(number)])
            }
            p(.class("note")) {
                texts("practices.edition.published", ["date": texts.date(publishedAt)])
                if number > 1 {
                    " · "
                    a(.href("\(practice.path)/editions/\(number)/changes")) { texts("practices.edition.changes") }
                }
            }
        }
    }
}
