import Markup
import Web

/// Results as a table.
struct ResultTable: Sendable {
    private let results: [FoundThing]

    init(_ results: [FoundThing]) { self.results = results }

    func markup(_ texts: Texts) -> Markup {
        table(.class("rows")) {
            element("caption", .class("hidden")) { texts("discovery.results") }
            thead {
                tr {
                    Markup.group(
                        FoundThing.columns.map { column in
                            th(.scope("col")) { texts("discovery.column.\(column)") }
                        })
                }
            }
            tbody { Markup.group(results.map { $0.row(texts) }) }
        }
    }
}
