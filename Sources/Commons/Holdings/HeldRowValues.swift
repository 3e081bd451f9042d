import Foundation
package import Storage
import Web

/// A row of a table that travels: the values of its columns, checked against their types.
package struct HeldRowValues: Sendable, Equatable {
    let table: HeldTable
    /// One for each column of the table.
    let values: [SQLValue]

    init(_ row: Row, of table: HeldTable) throws {
        self.table = table
        values = try table.columns.map { try $0.read(row) }
    }

    /// `try row["thing_id"]` reads a column as the type that the context asks for.
    package subscript<T: SQLDecodable>(_ column: String) -> T {
        get throws {
            guard let index = table.columns.firstIndex(where: { $0.name.description == column }) else {
                throw SQLDecodingError(message: "no column \(column) travels with \(table.name)")
            }
            return try T(sqlValue: values[index])
        }
    }

    /// Whom the row names, so that their names travel too.
    var people: [Person.ID] {
        get throws { try zip(table.columns, values).compactMap { try $0.person($1) } }
    }

    package static func == (one: HeldRowValues, other: HeldRowValues) -> Bool { one.values == other.values }
}

extension HeldRowValues: Encodable, DecodableWithConfiguration {
    package init(from decoder: any Decoder, configuration table: HeldTable) throws {
        let line = try decoder.container(keyedBy: HeldMember.self)
        self.table = table
        values = try table.columns.map { column in
            guard let group = column.group else { return try column.decode(line, column.member) }
            return try column.decode(line.nestedContainer(keyedBy: HeldMember.self, forKey: group), column.member)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var line = encoder.container(keyedBy: HeldMember.self)
        let columns = Array(zip(table.columns, values))
        for (column, value) in columns where column.group == nil { try column.encode(value, column.member, &line) }
        for group in Set(table.columns.compactMap(\.group)) {
            var object = line.nestedContainer(keyedBy: HeldMember.self, forKey: group)
            for (column, value) in columns where column.group == group {
                try column.encode(value, column.member, &object)
            }
        }
    }
}
