package import Commons
import Storage
import Web

/// Which thing a line of the demonstration made, so that it is not loaded twice and is taken away whole.
struct HeldDemoItem: HeldRow, RowDecodable {
    let thing: Thing.ID
    let key: String

    init(row: Row) throws {
        thing = try row["thing_id"]
        key = try row["key"]
    }

    var people: [Person.ID] { [] }

    static let holding = Holding(
        "demonstration", tables: ["demo_items"], of: HeldDemoItem.self,
        page: { last, limit, tx in
            let rows: [HeldDemoItem] = try tx.all(
                """
                SELECT thing_id, key FROM demo_items WHERE thing_id IN (
                    SELECT DISTINCT thing_id FROM demo_items WHERE thing_id > \(last?.thing.rawValue ?? "")
                    ORDER BY thing_id LIMIT \(limit))
                """)
            return rows.sorted { ($0.thing, $0.key) < ($1.thing, $1.key) }
        },
        present: { row, tx in try tx.first("SELECT thing_id, key FROM demo_items WHERE key = \(row.key)") },
        take: { row, tx in
            try tx.run("INSERT INTO demo_items (key, thing_id) VALUES (\(row.key), \(row.thing))")
        })
}

extension Demonstration {
    package static var holding: Holding { HeldDemoItem.holding }
}
