/// A table as both engines know it: what a copy of its rows has to say.
package struct TableShape: Sendable, Equatable {
    package struct Column: Sendable, Equatable {
        package let name: String
        package let type: SQLType
    }

    package let name: String
    /// By name: the engines keep them in different orders.
    package let columns: [Column]
    /// The columns in whose order its rows are read: those of its primary key, or all of them where it has none.
    let order: [Column]

    /// The tables that the connection sees, by name, without those of the schema's ledger.
    ///
    /// - Parameter names: tables whose rows follow from those of others, such as indexes of words.
    package static func all(in tx: Transaction, leavingOut names: Set<String>) throws -> [TableShape] {
        let queries = SchemaQueries.of(tx.engine)
        let columns: [SchemaColumn] = try tx.all(queries.columns)
        let indexes: [SchemaIndexColumn] = try tx.all(queries.indexes)
        let keys = Dictionary(grouping: indexes.filter { $0.origin == .primaryKey }, by: \.table)
        return try Dictionary(grouping: columns, by: \.table)
            .filter { !names.contains($0.key) && $0.key != Migrator.ledger }
            .map { try TableShape($0.key, $0.value, key: keys[$0.key] ?? []) }
            .sorted { $0.name < $1.name }
    }

    private init(_ name: String, _ rows: [SchemaColumn], key: [SchemaIndexColumn]) throws {
        self.name = name
        let columns = try rows.map { row in
            guard let type = SQLType(column: row.type) else {
                throw TableNotCopied(description: "\(name).\(row.name) is \(row.type), which is not copied")
            }
            return Column(name: row.name, type: type)
        }
        self.columns = columns.sorted { $0.name < $1.name }
        let key = key.compactMap { part in columns.first { $0.name == part.column } }
        order = key.isEmpty ? self.columns : key
    }
}

/// The schema has grown something that copies do not know yet.
package struct TableNotCopied: Error, CustomStringConvertible {
    package let description: String
}

extension SQLType {
    /// From one of the five types that both engines read.
    fileprivate init?(column: String) {
        switch column.uppercased() {
        case "BOOLEAN": self = .boolean
        case "BIGINT": self = .integer
        case "DOUBLE PRECISION": self = .real
        case "TEXT": self = .text
        case "BYTEA": self = .blob
        default: return nil
        }
    }
}
