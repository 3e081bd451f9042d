import Markup
import Web

/// A table whose first column names its rows.
struct IndicatorTable: Sendable {
    /// The last part of the key of its title.
    private let name: String
    private let columns: [String]
    private let rows: [[String]]
    /// Where the names of the rows lead; none, or one for each.
    private let paths: [String]

    init(_ name: String, _ columns: [String], _ rows: [[String]], leadingTo paths: [String] = []) {
        self.name = name
        self.columns = columns
        self.rows = rows
        self.paths = paths.count == rows.count ? paths : rows.map { _ in "" }
    }

    func markup(_ texts: Texts) -> Markup {
        element("table", .class("rows")) {
            caption(.class("hidden")) { texts("indicators.\(name)") }
            thead { tr { Markup.group(columns.map { name in th(.scope("col")) { texts(key(name)) } }) } }
            tbody { Markup.group(zip(rows, paths).map { row($0, $1, texts) }) }
        }
    }

    private func key(_ column: String) -> String { "indicators.column.\(column)" }

    private func row(_ cells: [String], _ path: String, _ texts: Texts) -> Markup {
        tr {
            th(.scope("row")) { path.isEmpty ? .text(cells.first ?? "") : a(.href(path)) { cells.first ?? "" } }
            Markup.group(
                zip(columns.dropFirst(), cells.dropFirst()).map { name, text in
                    td(Attribute("data-label", texts(key(name)))) { text }
                })
        }
    }
}
