import Markup
import Web

/// The table beside a plot or a check: the first cell of each row names it.
struct PlotTable: Sendable {
    let title: String
    /// Endings of `evidence.column.…`, the first one of what a row is of.
    let columns: [String]
    let rows: [(name: Markup, cells: [String])]
    let texts: Texts

    var markup: Markup {
        element("table", .class("rows")) {
            caption(.class("hidden")) { title }
            thead { tr { Markup.group(columns.map { name in th(.scope("col")) { label(name) } }) } }
            tbody { Markup.group(rows.map(line)) }
        }
    }

    private func label(_ column: String) -> String { texts("evidence.column.\(column)") }

    private func line(_ row: (name: Markup, cells: [String])) -> Markup {
        tr {
            th(.scope("row")) { row.name }
            Markup.group(
                zip(columns.dropFirst(), row.cells).map { column, text in
                    td(Attribute("data-label", label(column))) { text }
                })
        }
    }
}
