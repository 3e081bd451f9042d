package import Commons
package import Storage

/// What a replication made of one part of its practice, by one of its adaptations.
package struct OwnPart: Encodable, Sendable {
    package let adaptation: Thing
    package let what: String
    package let change: PartChange.Act

    /// By the names of the parts.
    package static func all(of replication: Thing.ID, in tx: Transaction) throws -> [String: [OwnPart]] {
        let rows: [Touched] = try tx.all(
            """
            SELECT p.adaptation_id, p.part, p.change FROM adaptation_parts p
            JOIN adaptations a ON a.thing_id = p.adaptation_id
            WHERE a.replication_id = \(replication) ORDER BY a.date, p.adaptation_id, p.part LIMIT 1000
            """)
        let things = try Thing.find(Set(rows.map(\.adaptation)).sorted(), in: tx)
        var found: [String: [OwnPart]] = [:]
        for row in rows {
            guard let thing = things[row.adaptation], thing.visibility == .published,
                let change = PartChange.Act(rawValue: row.change)
            else { continue }
            let what = try Adaptations().content(of: thing, in: tx).what
            found[row.part, default: []].append(OwnPart(adaptation: thing, what: what, change: change))
        }
        return found
    }

    private struct Touched: RowDecodable {
        let adaptation: Thing.ID
        let part: String
        let change: String

        init(row: Row) throws {
            adaptation = try row["adaptation_id"]
            part = try row["part"]
            change = try row["change"]
        }
    }
}
