import Markup
import Storage
import Web

/// The revisions of a thing, the latest first.
struct HistoryPage: PageModel {
    struct Line: Encodable, Sendable {
        let number: Int
        let at: Timestamp
        let author: String?
        /// The author had an account, and has left.
        let hasLeft: Bool
        let reason: String
    }

    let thing: Thing
    let lines: [Line]
    let mayRestore: Bool
    let maySeeTrail: Bool
    /// The address of the next page, when there are more.
    let next: String?

    /// Where a page begins, and how long it is.
    struct Cursor {
        let before: Int
        let limit: Int

        init(_ query: inout Submission) {
            before = query.integer("before", 1...Int.max) ?? Int.max
            limit = query.integer("limit", 1...100) ?? 50
        }
    }

    var nextPage: String? { next }

    init(of thing: Thing, _ cursor: Cursor, names: Names, for viewer: Viewer?, in tx: Transaction) throws {
        let found = try Revision.all(of: thing, before: cursor.before, limit: cursor.limit + 1, in: tx)
        let revisions = found.prefix(cursor.limit)
        let called = try names.find(revisions.compactMap(\.person), tx)
        self.thing = thing
        lines = revisions.map { revision in
            Line(
                number: revision.number, at: revision.at, author: revision.person.flatMap { called[$0] },
                hasLeft: revision.person.map { called[$0] == nil } ?? false, reason: revision.reason)
        }
        mayRestore = try viewer.map { try thing.isKept(by: $0.id, in: tx) } ?? false
        maySeeTrail = mayRestore || viewer?.isAdministrator == true
        let last = found.count > cursor.limit ? revisions.last?.number : nil
        next = last.map { "\(thing.path)/revisions?before=\($0)&limit=\(cursor.limit)" }
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        return Page(texts("commons.history.title", ["title": thing.title])) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(thing.path)) { thing.title } }
                    h1 { texts("commons.history") }
                    p(.class("lead")) { texts("commons.history.lead") }
                    if maySeeTrail { p { a(.href("\(thing.path)/trail")) { texts("commons.trail.ofThing") } } }
                }
                if lines.count > 1 {
                    element("form", .class("form"), .method("get"), .action("\(thing.path)/comparison")) {
                        rows(texts)
                        button(.class("button")) { texts("commons.history.compare") }
                    }
                } else {
                    rows(texts)
                }
                if let next {
                    nav(.class("pages"), .ariaLabel(texts("commons.pages"))) {
                        a(.rel("next"), .href(next)) { texts("commons.history.older") }
                    }
                }
            }
        }
    }

    private func rows(_ texts: Texts) -> Markup {
        table(.class("rows")) {
            caption(.class("hidden")) { texts("commons.history") }
            thead {
                tr {
                    th(.scope("col")) { texts("commons.history.revision") }
                    th(.scope("col")) { texts("commons.history.author") }
                    th(.scope("col")) { texts("commons.history.reason") }
                    if lines.count > 1 {
                        th(.scope("col")) { texts("commons.history.from") }
                        th(.scope("col")) { texts("commons.history.to") }
                    }
                }
            }
            tbody { Markup.group(lines.enumerated().map { row($1, at: $0, texts) }) }
        }
    }

    private func row(_ line: Line, at index: Int, _ texts: Texts) -> Markup {
        tr {
            th(.scope("row")) {
                a(.href("\(thing.path)/revisions/\(line.number)")) {
                    texts("commons.history.number", ["number": texts.number(line.number)])
                }
                " "
                small { texts.moment(line.at) }
            }
            td(Attribute("data-label", texts("commons.history.author"))) {
                line.author ?? texts(line.hasLeft ? "commons.left" : "commons.somebody")
            }
            td(Attribute("data-label", texts("commons.history.reason"))) { line.reason }
            if lines.count > 1 { choice(line, at: index, texts) }
        }
    }

    private func choice(_ line: Line, at index: Int, _ texts: Texts) -> Markup {
        .group([
            td(Attribute("data-label", texts("commons.history.from"))) {
                pick("from", line.number, isChosen: index == 1, texts("commons.history.from"))
            },
            td(Attribute("data-label", texts("commons.history.to"))) {
                pick("to", line.number, isChosen: index == 0, texts("commons.history.to"))
            },
        ])
    }

    private func pick(_ name: String, _ number: Int, isChosen: Bool, _ label: String) -> Markup {
        input(
            .type("radio"), .name(name), .value("\(number)"), .checked(isChosen), .ariaLabel("\(label) \(number)"))
    }
}
