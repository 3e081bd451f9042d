@testable import Workbooks

/// A workbook each of whose parts may be anything is read to its end or refused; no row has more cells than are read.
enum WorkbookTarget: FuzzTarget {
    static func read(_ bytes: [UInt8]) throws {
        let own = Array("<w><sheet r:id='a'/><Relationship Id='a' Target='s'/></w>".utf8)
        for foreign in ["xl/s", "xl/sharedStrings.xml", "xl/styles.xml", "xl/workbook.xml"] {
            let workbook = try? Workbook(atMost: 100) { name in name == foreign || name == "xl/s" ? bytes : own }
            for row in workbook?.rows ?? [] {
                try hold(row.cells.count <= Workbook.mostColumns, "a row is wider than is read")
            }
            try hold((workbook?.rows.count ?? 0) <= 101, "there are more rows than were asked for")
        }
    }
}
