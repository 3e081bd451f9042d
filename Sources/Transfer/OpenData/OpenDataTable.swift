import Commons
import Storage
import Territories
import Web

/// A kind of thing, or of rows that are none, as open data shows it: what is published, with its place; nobody’s name, and
/// no way to reach anybody.
struct OpenDataTable: Sendable {
    /// A column of the table.
    struct Column: Sendable {
        enum Value: Sendable {
            case text, date, boolean, number, list
        }

        let name: String
        let value: Value
        /// The text that says what it holds.
        let label: String
    }

    /// A value of a row: CSV writes it as text, JSON as what it is.
    enum Cell: Sendable, Equatable {
        case text(String)
        case list([String])
        case number(Double)
        case boolean(Bool)
        case none
    }

    struct Row: Sendable {
        let cells: [Cell]
        let position: Position?
    }

    let sheet: AnySheet
    let address: String
    let columns: [Column]
    /// The columns that tell one row from another.
    let primaryKey: [String]
    /// Of the sheet, in the order of `columns`.
    private let shown: [SheetColumn]

    init(_ sheet: AnySheet, at address: String) {
        self.sheet = sheet
        self.address = address
        let open = sheet.columns.filter { !$0.isPersonal }
        switch sheet.subject {
        case .things:
            // Keys are the business of the lists that gave them; the rest of what every sheet has is said below.
            shown = open.filter { !["id", "slug", "key", "source"].contains($0.name) }
            columns = Self.before + shown.flatMap(Self.columns) + Self.after
            primaryKey = ["id"]
        case .rows(let rows):
            shown = open
            columns = [Self.url] + shown.flatMap(Self.columns) + [Self.fictional]
            primaryKey = rows.primaryKey
        }
    }

    var name: String { sheet.kind.folder }
    var hasPlaces: Bool { shown.contains { $0.shape.isTerritory } }

    private static let before = [
        Column(name: "id", value: .text, label: "transfer.openData.column.id"),
        Column(name: "slug", value: .text, label: "transfer.openData.column.slug"),
        url,
    ]

    private static let url = Column(name: "url", value: .text, label: "transfer.openData.column.url")
    private static let fictional = Column(
        name: "fictional", value: .boolean, label: "transfer.openData.column.fictional")

    private static let after = [
        fictional,
        Column(name: "source", value: .text, label: "transfer.column.source"),
        Column(name: "licence", value: .text, label: "transfer.openData.column.licence"),
        Column(name: "created", value: .date, label: "transfer.openData.column.created"),
        Column(name: "updated", value: .date, label: "transfer.openData.column.updated"),
    ]

    private static func columns(of column: SheetColumn) -> [Column] {
        switch column.shape {
        case .territory:
            [
                Column(name: column.name, value: .text, label: column.label),
                Column(name: "\(column.name)_name", value: .text, label: "transfer.openData.column.territoryName"),
                Column(name: "latitude", value: .number, label: "transfer.openData.column.latitude"),
                Column(name: "longitude", value: .number, label: "transfer.openData.column.longitude"),
            ]
        case .thing, .anyThing:
            [
                Column(name: column.name, value: .text, label: column.label),
                Column(name: "\(column.name)_title", value: .text, label: "transfer.openData.column.thingTitle"),
            ]
        case .choices, .lines, .things, .anyThings: [Column(name: column.name, value: .list, label: column.label)]
        case .date: [Column(name: column.name, value: .date, label: column.label)]
        case .number: [Column(name: column.name, value: .number, label: column.label)]
        case .line, .text, .choice: [Column(name: column.name, value: .text, label: column.label)]
        }
    }

    /// Some rows after one of them; empty at the end.
    func rows(after last: String?, limit: Int, in tx: Transaction) throws -> (rows: [Row], last: String?) {
        switch sheet.subject {
        case .things(let kind):
            let after = last.flatMap { Thing.ID(rawValue: $0) }
            let things = try Thing.published(sheet.kind, after: after, limit: limit, in: tx)
            return (try things.map { try row($0, kind, tx) }, things.last?.id.rawValue)
        case .rows(let kind):
            let rows = try kind.rows(after: last, limit: limit, in: tx)
            return (try rows.map { try row($0, tx) }, rows.last?.place)
        }
    }

    private func row(_ thing: Thing, _ kind: ThingSheet, _ tx: Transaction) throws -> Row {
        let told = try row(try kind.cells(thing, tx), tx)
        let before: [Cell] = [.text(thing.id.rawValue), .text(thing.slug), .text(address + thing.path)]
        let after: [Cell] = [
            .boolean(thing.isFictional), Self.text(thing.source), .text(thing.licence),
            .text(CivilDate(thing.createdAt).rawValue), .text(CivilDate(thing.updatedAt).rawValue),
        ]
        return Row(cells: before + told.cells + after, position: told.position)
    }

    private func row(_ row: SheetRow, _ tx: Transaction) throws -> Row {
        let told = try self.row(row.cells, tx)
        return Row(
            cells: [.text(address + row.path)] + told.cells + [.boolean(row.isFictional)], position: told.position)
    }

    private func row(_ cells: [String: [String]], _ tx: Transaction) throws -> Row {
        var position: Position?
        var row: [Cell] = []
        for column in shown {
            let values = cells[column.name] ?? []
            switch column.shape {
            case .territory:
                let territory = try values.first.flatMap { Territory.ID(rawValue: $0) }
                    .flatMap { try Territory.find($0, in: tx) }
                position = territory?.position
                row += [
                    Self.text(territory?.id.rawValue), Self.text(territory?.name),
                    position.map { .number($0.latitude) } ?? .none, position.map { .number($0.longitude) } ?? .none,
                ]
            case .thing, .anyThing:
                let named = try published(values, tx).first
                row += [Self.text(named?.id.rawValue), Self.text(named?.title)]
            case .things, .anyThings: row.append(.list(try published(values, tx).map(\.id.rawValue)))
            case .choices, .lines: row.append(.list(values))
            case .number: row.append(values.first.flatMap(Double.init).map { .number($0) } ?? .none)
            case .line, .text, .date, .choice: row.append(Self.text(values.first))
            }
        }
        return Row(cells: row, position: position)
    }

    /// What is not published stays unnamed.
    private func published(_ ids: [String], _ tx: Transaction) throws -> [Thing] {
        let ids = ids.compactMap { Thing.ID(rawValue: $0) }
        let things = try Thing.find(ids, in: tx)
        return ids.compactMap { things[$0] }.filter { $0.visibility == .published }
    }

    private static func text(_ text: String?) -> Cell { text.map { $0.isEmpty ? .none : .text($0) } ?? .none }
}

extension SheetColumn.Shape {
    fileprivate var isTerritory: Bool {
        if case .territory = self { true } else { false }
    }
}
