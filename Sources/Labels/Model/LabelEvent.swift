import Commons
package import Storage

/// One step of a label's history, as everybody reads it: what was done, not by whom.
package struct LabelEvent: Sendable, Equatable, Encodable, RowDecodable {
    package let act: LabelAct
    package let at: Timestamp
    package let text: String

    package init(row: Row) throws {
        act = try row["act"]
        at = try row["at"]
        text = try row["text"]
    }

    /// The latest first.
    static func all(of label: Label.ID, in tx: Transaction) throws -> [LabelEvent] {
        try tx.all(
            "SELECT act, at, text FROM label_events WHERE label_id = \(label) ORDER BY number DESC LIMIT 200")
    }
}
