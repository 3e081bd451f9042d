/// Whole tables, row by row. What is built here names tables and columns of the catalogue, which no literal can.
extension Transaction {
    /// Every row, in an order that is the same on both engines, its values in the order of the shape's columns. The rows are not held
    /// in memory.
    package func eachRow(of table: TableShape, _ body: ([SQLValue]) throws -> Void) throws {
        try liftTimeLimit()
        var pieces: [Query.Piece] = [.literal("SELECT ")]
        pieces += Self.list(table.columns.map { [.name($0.schemaName)] })
        pieces += [.literal(" FROM "), .name(table.schemaName), .literal(" ORDER BY ")]
        // By bytes, what is nothing first.
        let isPostgres = engine == .postgres
        pieces += Self.list(
            table.order.map { column in
                let collation: StaticString = isPostgres && column.type == .text ? " COLLATE \"C\"" : ""
                return [.name(column.schemaName), .literal(collation), .literal(" NULLS FIRST")]
            })
        try each(Query(pieces: pieces, recurs: false)) { values in
            try body(zip(values, table.columns).map { $0.typed(as: $1.type) })
        }
    }

    /// Adds rows as `eachRow` gives them.
    package func insert(_ rows: [[SQLValue]], into table: TableShape) throws {
        guard !rows.isEmpty else { return }
        try liftTimeLimit()
        var pieces: [Query.Piece] = [.literal("INSERT INTO "), .name(table.schemaName), .literal(" (")]
        pieces += Self.list(table.columns.map { [.name($0.schemaName)] }) + [.literal(") VALUES ")]
        pieces += Self.list(
            rows.map { row in
                let values = zip(row, table.columns).map { value, column in
                    [Query.Piece.parameter(SQLParameter(value, of: column.type))]
                }
                return [.literal("(")] + Self.list(values) + [.literal(")")]
            })
        try run(Query(pieces: pieces, recurs: false))
    }

    package func isEmpty(_ table: TableShape) throws -> Bool {
        let pieces: [Query.Piece] = [.literal("SELECT 1 FROM "), .name(table.schemaName), .literal(" LIMIT 1")]
        let found: Int? = try value(Query(pieces: pieces, recurs: false))
        return found == nil
    }

    private static func list(_ items: [[Query.Piece]]) -> [Query.Piece] {
        Array(items.joined(separator: [.literal(", ")]))
    }
}

extension TableShape {
    fileprivate var schemaName: SchemaName { SchemaName(text: name) }
}

extension TableShape.Column {
    fileprivate var schemaName: SchemaName { SchemaName(text: name) }
}

extension SQLValue {
    /// SQLite has no booleans, and keeps whole numbers in a column of reals as integers.
    fileprivate func typed(as type: SQLType) -> SQLValue {
        switch (self, type) {
        case (.integer(let number), .boolean): .boolean(number != 0)
        case (.integer(let number), .real): .real(Double(number))
        default: self
        }
    }
}
