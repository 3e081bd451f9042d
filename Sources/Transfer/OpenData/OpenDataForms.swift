import Commons
import Tabular
import Territories
import Web

// A row in each of the forms in which it can be had.
extension OpenDataTable {
    /// Of a CSV: several values of a cell have this between them.
    static let separator = " ; "

    func csv(_ row: Row) -> [String] { row.cells.map(\.text) }

    func json(_ row: Row) throws -> String {
        try HeldLine.encode(JSONValue.object(object(row)))
    }

    /// A feature (RFC 7946, section 3.2); one without a place has no geometry.
    func feature(_ row: Row) throws -> String {
        let geometry: JSONValue =
            row.position.map { position in
                .object([
                    "type": .text("Point"),
                    "coordinates": .list([.number(position.longitude), .number(position.latitude)]),
                ])
            } ?? .null
        let properties = object(row).filter { !["latitude", "longitude"].contains($0.key) }
        return try HeldLine.encode(
            JSONValue.object([
                "type": .text("Feature"), "id": properties["id"] ?? .null, "geometry": geometry,
                "properties": .object(properties),
            ]))
    }

    private func object(_ row: Row) -> [String: JSONValue] {
        Dictionary(zip(columns.map(\.name), row.cells.map(\.json))) { first, _ in first }
    }

    /// What the CSV beside it is ("Metadata Vocabulary for Tabular Data", W3C 2015, sections 5.3 to 5.6).
    func csvw(_ texts: [Texts]) throws -> String {
        let described = columns.map { column in
            var object: [String: JSONValue] = [
                "name": .text(column.name), "titles": .text(column.name),
                "dc:description": .list(
                    texts.map {
                        .object(["@value": .text($0(column.label)), "@language": .text($0.language.rawValue)])
                    }),
                "datatype": .text(column.value.csvwType),
            ]
            if column.value == .list { object["separator"] = .text(Self.separator) }
            return JSONValue.object(object)
        }
        return try HeldLine.encode(
            JSONValue.object([
                "@context": .text("http://www.w3.org/ns/csvw"), "url": .text("\(name).csv"),
                "dialect": .object(["encoding": .text("utf-8"), "delimiter": .text(","), "header": .boolean(true)]),
                "tableSchema": .object(
                    [
                        "columns": .list(described), "primaryKey": .list(primaryKey.map { .text($0) }),
                    ].merging(about) { first, _ in first }),
            ]))
    }
}

extension OpenDataTable {
    /// A row that has a page of its own is about it.
    private var about: [String: JSONValue] {
        ["id", "url"].contains(primaryKey.first) ? ["aboutUrl": .text("{+url}")] : [:]
    }
}

extension OpenDataTable.Cell {
    fileprivate var text: String {
        switch self {
        case .text(let text): text
        case .list(let values): values.joined(separator: OpenDataTable.separator)
        case .number(let number): number.rounded() == number ? "\(Int(number))" : "\(number)"
        case .boolean(let value): value ? "true" : "false"
        case .none: ""
        }
    }

    fileprivate var json: JSONValue {
        switch self {
        case .text(let text): .text(text)
        case .list(let values): .list(values.map { .text($0) })
        case .number(let number): .number(number)
        case .boolean(let value): .boolean(value)
        case .none: .null
        }
    }
}

extension OpenDataTable.Column.Value {
    /// Dates may be known to the year only, which no date type of CSVW allows.
    fileprivate var csvwType: String {
        switch self {
        case .boolean: "boolean"
        case .number: "number"
        case .text, .date, .list: "string"
        }
    }
}
