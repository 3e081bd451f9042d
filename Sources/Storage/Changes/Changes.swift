/// The latest changes, in lanes: within a lane they are numbered in the order in which they were committed, since each writer
/// holds the lane's total until its commit. Two writers seldom meet in one lane.
///
/// Each lane has a ring of slots: the table never grows, and who stayed away too long reads everything anew.
package enum Changes {
    static let lanes = 64
    static let slots = 64

    package static let migrations = [
        Migration(
            "2026-11-26-b0-changes",
            """
            CREATE TABLE change_totals (
                lane  BIGINT PRIMARY KEY,
                total BIGINT NOT NULL
            )
            """,
            """
            CREATE TABLE changes (
                lane   BIGINT NOT NULL,
                slot   BIGINT NOT NULL,
                number BIGINT NOT NULL,
                kind   TEXT   NOT NULL,
                id     TEXT   NOT NULL,
                PRIMARY KEY (lane, slot)
            )
            """)
    ]

    /// How many changes there were, by lane. Snapshots of one database follow each other, so of two of these each lane of the
    /// later one is as high or higher.
    typealias Totals = [Int: Int]

    static func totals(in tx: Transaction) throws -> Totals {
        let lines: [Total] = try tx.all("SELECT lane, total FROM change_totals LIMIT \(lanes)")
        return Dictionary(lines.map { ($0.lane, $0.total) }) { first, _ in first }
    }

    /// What changed between the two; nil when some of it is no longer told.
    static func between(_ known: Totals, _ present: Totals, in tx: Transaction) throws -> Set<Change>? {
        let moved = present.keys.filter { present[$0] != known[$0] }.sorted()
        guard moved.allSatisfy({ (present[$0] ?? 0) - (known[$0] ?? 0) <= slots }) else { return nil }
        let lines: [Line] = try tx.all(
            "SELECT lane, number, kind, id FROM changes WHERE lane IN \(list: moved) LIMIT \(lanes * slots)")
        return Set(lines.filter { $0.number > known[$0.lane] ?? 0 }.map(\.change))
    }

    /// Just before the commit, in the order of the lanes, so that two writers never wait for each other in a circle.
    static func write(_ changes: Set<Change>, in tx: Transaction) throws {
        let byLane = Dictionary(grouping: changes, by: \.lane).sorted { $0.key < $1.key }
        for (lane, changes) in byLane {
            let total: Int? = try tx.value(
                """
                INSERT INTO change_totals (lane, total) VALUES (\(lane), \(changes.count))
                ON CONFLICT (lane) DO UPDATE SET total = change_totals.total + excluded.total RETURNING total
                """)
            // Of more than a lane holds, those that do not fit are missed by everybody, and everybody reads anew.
            let first = (total ?? changes.count) - changes.count + 1
            for (number, change) in Array(zip(first..., changes)).suffix(slots) {
                try tx.run(
                    """
                    INSERT INTO changes (lane, slot, number, kind, id)
                    VALUES (\(lane), \(number % slots), \(number), \(change.kind), \(change.id))
                    ON CONFLICT (lane, slot)
                    DO UPDATE SET number = excluded.number, kind = excluded.kind, id = excluded.id
                    """)
            }
        }
    }
}

private struct Total: RowDecodable {
    let lane: Int
    let total: Int

    init(row: Row) throws {
        lane = try row["lane"]
        total = try row["total"]
    }
}

private struct Line: RowDecodable {
    let lane: Int
    let number: Int
    let change: Change

    init(row: Row) throws {
        lane = try row["lane"]
        number = try row["number"]
        change = Change(try row["kind"], try row["id"])
    }
}
