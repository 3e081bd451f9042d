/// The rows of one query, as one flat array: a row costs no allocation of its own.
final class ResultSet: Sendable {
    let columns: [String]
    let values: [SQLValue]
    /// Names that more than one column has: next to always none.
    private let ambiguous: [String]

    init(columns: [String], values: [SQLValue]) {
        self.columns = columns
        self.values = values
        ambiguous = columns.indices.filter { columns[..<$0].contains(columns[$0]) }.map { columns[$0] }
    }

    var rows: some RandomAccessCollection<Row> {
        let width = max(columns.count, 1)
        return (0..<values.count / width).lazy.map { Row(result: self, start: $0 * width) }
    }

    func position(of column: String) throws(SQLDecodingError) -> Int {
        // There are few columns, and short names are compared faster than they are hashed.
        guard let position = columns.firstIndex(of: column) else {
            throw SQLDecodingError(message: "no column \(column) among \(columns)")
        }
        guard !ambiguous.contains(column) else {
            throw SQLDecodingError(message: "two columns named \(column) among \(columns)")
        }
        return position
    }
}
