package import Storage

/// A table that travels, described once by its columns: how its rows are read, written, found and put in order follows.
package struct HeldTable: Sendable {
    let name: StaticString
    let columns: [HeldColumn]
    /// Which of its rows travel.
    let condition: Query
    /// Rows come in whole groups that have this column in common: of the other keys, engines differ on the order.
    let group: StaticString?

    /// - Parameters:
    ///   - columns: rows are in the order of those that are keys.
    ///   - condition: which rows travel; all of them unless it says otherwise.
    ///   - group: a column that holds identifiers, where a key holds words: `é` comes after `z` or before it.
    package init(
        _ name: StaticString, _ columns: [HeldColumn], where condition: Query = "TRUE",
        groupedBy group: StaticString? = nil
    ) {
        self.name = name
        self.columns = columns
        self.condition = condition
        self.group = group
    }

    private var table: Query { Query(stringLiteral: name) }
    private var names: Query { Self.list(columns.map { Query(stringLiteral: $0.name) }) }
    private var keys: [Int] { columns.indices.filter { columns[$0].isKey } }

    /// The row that has the same key.
    func present(_ row: HeldRowValues, in tx: Transaction) throws -> HeldRowValues? {
        let alike: [Query] = try keys.map { "\(Query(stringLiteral: columns[$0].name)) = \(try bound(row, $0))" }
        return try first(where: .joined(alike, separator: " AND "), in: tx)
    }

    /// The first row of a condition, which may say in which order.
    package func first(where condition: Query, in tx: Transaction) throws -> HeldRowValues? {
        let found: WholeRow? = try tx.first("SELECT \(names) FROM \(table) WHERE \(condition) LIMIT 1")
        return try found.map { try HeldRowValues($0.row, of: self) }
    }

    func page(after last: HeldRowValues?, limit: Int, in tx: Transaction) throws -> [HeldRowValues] {
        if let group { return try groups(of: group, after: last, limit: limit, in: tx) }
        let order = Self.list(keys.map { Query(stringLiteral: columns[$0].name) })
        let start = Self.list(try keys.map { key in try last.map { try bound($0, key) } ?? columns[key].least })
        let rows: [WholeRow] = try tx.all(
            """
            SELECT \(names) FROM \(table) WHERE (\(order)) > (\(start)) AND \(condition)
            ORDER BY \(order) LIMIT \(limit)
            """)
        return try rows.map { try HeldRowValues($0.row, of: self) }
    }

    private func groups(
        of group: StaticString, after last: HeldRowValues?, limit: Int, in tx: Transaction
    ) throws -> [HeldRowValues] {
        let column = Query(stringLiteral: group)
        let after: String = try last.map { try $0[group.description] } ?? ""
        let rows: [WholeRow] = try tx.all(
            """
            SELECT \(names) FROM \(table) WHERE \(column) IN (
                SELECT DISTINCT \(column) FROM \(table) WHERE \(column) > \(after) ORDER BY \(column) LIMIT \(limit))
            """)
        let order = [group.description] + keys.map { columns[$0].name.description }
        let read = try rows.map { row in
            let values = try HeldRowValues(row.row, of: self)
            let words: [String] = try order.map { try values[$0] }
            return (values, words)
        }
        return read.sorted { $0.1.lexicographicallyPrecedes($1.1) }.map(\.0)
    }

    func insert(_ row: HeldRowValues, in tx: Transaction) throws {
        let values = Self.list(try columns.indices.map { try bound(row, $0) })
        try tx.run("INSERT INTO \(table) (\(names)) VALUES (\(values))")
    }

    private func bound(_ row: HeldRowValues, _ column: Int) throws -> Query {
        try columns[column].bind(row.values[column])
    }

    /// However long, its text is always the same: worth keeping prepared (`Query.joined` takes it for a list).
    private static func list(_ parts: [Query]) -> Query {
        guard let first = parts.first else { return .empty }
        return parts.dropFirst().reduce(first) { "\($0), \($1)" }
    }

    private struct WholeRow: RowDecodable {
        let row: Row

        init(row: Row) { self.row = row }
    }
}
