struct SchemaColumn: RowDecodable {
    let table: String
    let name: String
    let type: String
    let isRequired: Bool
    let hasDefault: Bool

    init(row: Row) throws {
        table = try row["table_name"]
        name = try row["column_name"]
        type = try row["type"]
        isRequired = try row["is_required"]
        hasDefault = try row["has_default"]
    }

    var fact: String {
        "\(name) \(type.uppercased())" + (isRequired ? " NOT NULL" : "") + (hasDefault ? " DEFAULT" : "")
    }
}

struct SchemaIndexColumn: RowDecodable {
    enum Origin: String, SQLDecodable {
        case primaryKey = "pk"
        case unique = "u"
        case index = "c"
    }

    let table: String
    let index: String
    let origin: Origin
    let isUnique: Bool
    let isPartial: Bool
    /// `nil` for an expression.
    let column: String?
    let descends: Bool

    init(row: Row) throws {
        table = try row["table_name"]
        index = try row["index_name"]
        origin = try row["origin"]
        isUnique = try row["is_unique"]
        isPartial = try row["is_partial"]
        column = try row["column_name"]
        descends = try row["descends"]
    }

    /// The engines name the indexes of keys differently: only the others are named.
    static func fact(_ columns: [SchemaIndexColumn]) -> String? {
        guard let first = columns.first else { return nil }
        let list = columns.map { ($0.column ?? "an expression") + ($0.descends ? " DESC" : "") }.joined(separator: ", ")
        switch first.origin {
        case .primaryKey: return "PRIMARY KEY (\(list))"
        case .unique: return "UNIQUE (\(list))"
        case .index:
            return "INDEX \(first.index) (\(list))" + (first.isUnique ? " UNIQUE" : "")
                + (first.isPartial ? " PARTIAL" : "")
        }
    }
}

struct SchemaReference: RowDecodable {
    let table: String
    let id: Int
    let column: String
    let target: String
    let targetColumn: String
    let onDelete: String

    init(row: Row) throws {
        table = try row["table_name"]
        id = try row["id"]
        column = try row["column_name"]
        target = try row["target"]
        targetColumn = try row["target_column"]
        onDelete = try row["on_delete"]
    }

    static func fact(_ columns: [SchemaReference]) -> String? {
        guard let first = columns.first else { return nil }
        let list = columns.map(\.column).joined(separator: ", ")
        let targets = columns.map(\.targetColumn).joined(separator: ", ")
        return "FOREIGN KEY (\(list)) REFERENCES \(first.target) (\(targets)) ON DELETE \(first.onDelete)"
    }
}
