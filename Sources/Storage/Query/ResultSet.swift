/// The rows of one query, as one flat array: a row costs no allocation of its own.
final class ResultSet: Sendable {
    let columns: [String]
    let values: [SQLValue]
    private let positions: [String: Int]

    init(columns: [String], values: [SQLValue]) {
        self.columns = columns
        self.values = values
        positions = Dictionary(columns.enumerated().map { ($1, $0) }) { _, _ in Self.ambiguous }
    }

    var rows: some RandomAccessCollection<Row> {
        let width = max(columns.count, 1)
        return (0..<values.count / width).lazy.map { Row(result: self, start: $0 * width) }
    }

    func position(of column: String) throws(SQLDecodingError) -> Int {
        guard let position = positions[column] else {
            throw SQLDecodingError(message: "no column \(column) among \(columns)")
        }
        guard position != Self.ambiguous else {
            throw SQLDecodingError(message: "two columns named \(column) among \(columns)")
        }
        return position
    }

    private static let ambiguous = -1
}
