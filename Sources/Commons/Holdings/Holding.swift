import Foundation
package import Storage

/// What a room keeps of the commons, as an export holds it: one member of the archive, a JSON object a line.
///
/// A room hands over its own tables and nobody else's; `Node` lists the holdings in the order in which an import takes
/// them: what others point to comes first.
package struct Holding: Sendable {
    /// How a line stands to what is here.
    package enum Standing: Sendable, Equatable {
        case new
        /// It is here already, the same.
        case same
        /// Something else is here under its key or its address.
        case taken
        /// It names something that has to be here before: a territory.
        case lacking(String)
    }

    /// Names the member: `editions` is in `editions.jsonl`.
    package let name: String
    /// The tables whose rows it holds, or whose rows follow from those.
    package let tables: [String]
    /// The lines after one of them, in an order that is the same on both engines; empty at the end.
    package let lines: @Sendable (_ after: HeldLine?, _ limit: Int, Transaction) throws -> [HeldLine]
    package let standing: @Sendable (_ json: String, Transaction) throws -> Standing
    /// Adds a line whose standing is `new`.
    package let take: @Sendable (_ json: String, Transaction) throws -> Void

    /// Of what is more than a row of one table.
    ///
    /// - Parameters:
    ///   - page: some rows after one, in the order of their keys; only the end is empty.
    ///   - present: the row here that has the same key, or stands in the way.
    ///   - take: writes a row that is new here.
    package init<Row: HeldRow>(
        _ name: String, tables: [String], of type: Row.Type = Row.self,
        page: @escaping @Sendable (_ after: Row?, _ limit: Int, Transaction) throws -> [Row],
        present: @escaping @Sendable (Row, Transaction) throws -> Row?,
        take: @escaping @Sendable (Row, Transaction) throws -> Void
    ) {
        self.name = name
        self.tables = tables
        lines = { after, limit, tx in
            let last = try after.map { try HeldLine.decode($0.json, as: Row.self) }
            return try page(last, limit, tx).map { HeldLine(json: try HeldLine.encode($0), people: $0.people) }
        }
        standing = { json, tx in
            let row = try HeldLine.decode(json, as: Row.self)
            guard let present = try present(row, tx) else { return .new }
            return present == row ? .same : .taken
        }
        self.take = { json, tx in try take(try HeldLine.decode(json, as: Row.self), tx) }
    }

    /// The rows of one table.
    ///
    /// - Parameters:
    ///   - filling: tables whose rows follow from these.
    ///   - present: the row here that has the same key, or stands in the way, where others than the key can.
    ///   - lacks: what the row needs and is not here, if anything.
    ///   - taken: what follows when a row was written.
    package init(
        _ name: String, _ table: HeldTable, filling others: [String] = [],
        present: (@Sendable (HeldRowValues, Transaction) throws -> HeldRowValues?)? = nil,
        lacks: @escaping @Sendable (HeldRowValues, Transaction) throws -> String? = { _, _ in nil },
        taken: @escaping @Sendable (HeldRowValues, Transaction) throws -> Void = { _, _ in }
    ) {
        self.name = name
        tables = [table.name.description] + others
        let read: @Sendable (String) throws -> HeldRowValues = { json in
            try JSONDecoder().decode(HeldRowValues.self, from: Data(json.utf8), configuration: table)
        }
        lines = { after, limit, tx in
            try table.page(after: try after.map { try read($0.json) }, limit: limit, in: tx).map {
                HeldLine(json: try HeldLine.encode($0), people: try $0.people)
            }
        }
        standing = { json, tx in
            let row = try read(json)
            if let here = try present.map({ try $0(row, tx) }) ?? table.present(row, in: tx) {
                return here == row ? .same : .taken
            }
            return try lacks(row, tx).map { .lacking($0) } ?? .new
        }
        take = { json, tx in
            let row = try read(json)
            try table.insert(row, in: tx)
            try taken(row, tx)
        }
    }
}
