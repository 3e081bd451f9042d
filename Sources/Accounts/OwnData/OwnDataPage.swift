import Commons
import Markup
import Web

/// What there is about a person, each to be taken away.
struct OwnDataPage: PageModel {
    struct Line: Encodable, Sendable {
        let title: String
        let purpose: String
        let count: Int
        let path: String
    }

    let lines: [Line]
    let everything: String

    static let everything = "everything.json"

    init(_ tables: [PersonalTable], at path: String, _ texts: Texts) {
        lines = tables.map { table in
            Line(
                title: texts(table.records.key), purpose: texts("\(table.records.key).purpose"),
                count: table.rows.count, path: "\(path)/\(table.records.name).csv")
        }
        everything = "\(path)/\(Self.everything)"
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("accounts.ownData.list")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href("/profile")) { texts("accounts.profile.title") } }
                    h1 { texts("accounts.ownData.list") }
                    p(.class("lead")) { texts("accounts.ownData.list.lead") }
                    p(.class("actions")) {
                        a(.class("button main"), .href(everything)) { texts("accounts.ownData.everything") }
                    }
                }
                ul(.class("entries plain")) { Markup.group(lines.map { entry($0, texts) }) }
            }
        }
        page.isIndexed = false
        return page
    }

    private func entry(_ line: Line, _ texts: Texts) -> Markup {
        li {
            h2 { line.title }
            p { line.purpose }
            if line.count == 0 {
                p(.class("note")) { texts("accounts.ownData.nothing") }
            } else {
                p(.class("note")) {
                    a(.href(line.path)) { texts("accounts.ownData.table", count: line.count) }
                }
            }
        }
    }
}
