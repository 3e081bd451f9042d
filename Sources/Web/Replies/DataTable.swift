import Storage
import Tabular

/// A list as a table for spreadsheets and programs (CSV, RFC 4180), and its description (CSV on the Web, W3C 2015).
package struct DataTable: Sendable {
    package struct Column: Sendable {
        let name: String
        let type: String

        /// - Parameter type: a datatype of XML Schema: `string`, `integer`, `decimal`, `anyURI`…
        package init(_ name: String, _ type: String = "string") {
            self.name = name
            self.type = type
        }
    }

    let columns: [Column]
    let rows: [[String]]

    /// Each row has as many cells as there are columns; a cell without a value is empty.
    package init(columns: [Column], rows: [[String]]) {
        self.columns = columns
        self.rows = rows
    }

    /// Cells that a spreadsheet would take for formulas are disarmed.
    var csv: [UInt8] {
        var writer = CSVWriter(header: columns.map(\.name), escaping: .formulas)
        for row in rows { writer.append(row) }
        return writer.bytes
    }

    /// - Parameters:
    ///   - url: where the table is.
    ///   - title: what it is.
    func description(of url: String, title: String, language: Language, licence: String) -> JSON {
        [
            "@context": ["http://www.w3.org/ns/csvw", ["@language": .string(language.rawValue)]],
            "url": .string(url), "dc:title": .string(title), "dc:license": ["@id": .string(licence)],
            "dialect": ["encoding": "utf-8", "lineTerminators": ["\r\n"], "header": true],
            "tableSchema": [
                "columns": .array(
                    columns.map { column in
                        [
                            "name": .string(column.name), "titles": .string(column.name),
                            "datatype": .string(column.type),
                        ]
                    })
            ],
        ]
    }
}
