/// A column of one file, found once by its name.
package struct CSVColumn: Sendable, Hashable {
    package let name: String
    let index: Int
}

/// One record: as many fields as the header has names.
package struct CSVRow: Sendable, Equatable {
    /// The line on which the record begins, counted from 1.
    package let line: Int
    /// In the order of the header.
    package let fields: [String]

    /// The field of a column that the same reader gave.
    package subscript(_ column: CSVColumn) -> String { fields[column.index] }
}
