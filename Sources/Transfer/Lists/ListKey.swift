import Commons
import Storage
import Web

/// What a list calls a thing: how a second import of the same list finds what the first one made.
struct ListKey: Sendable, Equatable {
    let kind: Kind
    let source: String
    let key: String

    func thing(in tx: Transaction) throws -> Thing? {
        let id: Thing.ID? = try tx.value(
            "SELECT thing_id FROM import_keys WHERE kind = \(kind) AND source = \(source) AND key = \(key)")
        return try id.flatMap { try Thing.find($0, in: tx) }
    }

    func remember(_ thing: Thing, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO import_keys (kind, source, key, thing_id) VALUES (\(kind), \(source), \(key), \(thing.id))
            ON CONFLICT (kind, source, key) DO UPDATE SET thing_id = \(thing.id)
            """)
    }

    /// The key of a line: its own, the identifier that it had elsewhere, or what tells it from others: its name and what it belongs to.
    static func text(of cells: [String: String], in sheet: AnySheet) -> String {
        if case .rows(let rows) = sheet.subject { return telling(cells, rows.telling) }
        for column in ["key", "id"] {
            let own = LineReading.plain(cells[column] ?? "")
            if !own.isEmpty { return own }
        }
        let telling = sheet.columns.filter { $0.isRequired && $0.shape.tellsApart }
        return Self.telling(cells, telling.map(\.name))
    }

    private static func telling(_ cells: [String: String], _ columns: [String]) -> String {
        "~" + columns.map { Slug.make(LineReading.plain(cells[$0] ?? "")) }.joined(separator: "/")
    }

    /// Whether the list gave the key itself.
    var isGiven: Bool { !key.hasPrefix("~") }
}

extension SheetColumn.Shape {
    fileprivate var tellsApart: Bool {
        switch self {
        case .line, .number, .territory, .thing, .anyThing: true
        case .text, .date, .choice, .choices, .lines, .things, .anyThings: false
        }
    }
}
