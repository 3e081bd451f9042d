import Markup
import Web

/// Results as a table.
struct ResultTable: Sendable {
    private let results: [FoundThing]
    private let columns: [Column]

    init(_ results: [FoundThing], _ scope: FoundKind?) {
        self.results = results
        columns = Column.all(in: scope)
    }

    func markup(_ texts: Texts) -> Markup {
        table(.class("rows")) {
            element("caption", .class("hidden")) { texts("discovery.results") }
            thead {
                tr {
                    th(.scope("col")) { texts("discovery.column.title") }
                    Markup.group(columns.map { heading($0, texts) })
                }
            }
            tbody { Markup.group(results.map { row($0, texts) }) }
        }
    }

    private func heading(_ column: Column, _ texts: Texts) -> Markup {
        th(.scope("col"), .optional("class", column == .replications ? "number" : nil)) { texts(column.textKey) }
    }

    private func row(_ thing: FoundThing, _ texts: Texts) -> Markup {
        tr {
            th(.scope("row")) { thing.link(texts) }
            Markup.group(
                columns.map { column in
                    td(
                        .optional("class", column == .replications ? "number" : nil),
                        Attribute("data-label", texts(column.textKey))
                    ) { column.cell(of: thing, texts) }
                })
        }
    }
}
