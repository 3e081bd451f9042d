package import Commons
import Lineage
package import Storage
import Web

/// What a replication came from besides its practice: other practices, other replications. Several are normal.
package enum Parents {
    package static let most = 20

    /// Writes them in the order in which they are told.
    ///
    /// A circle is refused here too, in the transaction of each revision: of two people who would close one together,
    /// the second is told.
    static func store(_ parents: [Thing.ID], of thing: Thing, in tx: Transaction) throws {
        if let circle = try circle(of: thing.id, from: parents, in: tx) { throw refusal(circle) }
        try tx.run("DELETE FROM replication_parents WHERE replication_id = \(thing.id)")
        for (position, parent) in parents.prefix(most).enumerated() {
            try tx.run(
                """
                INSERT INTO replication_parents (replication_id, parent_id, position)
                VALUES (\(thing.id), \(parent), \(position)) ON CONFLICT DO NOTHING
                """)
        }
    }

    /// Some replication came from this thing.
    package static func rest(on id: Thing.ID, in tx: Transaction) throws -> Bool {
        let found: Int? = try tx.value("SELECT 1 FROM replication_parents WHERE parent_id = \(id) LIMIT 1")
        return found != nil
    }

    /// The path that one of the parents would close to a circle: from the replication down to that parent, by their
    /// titles; nil when there is none.
    static func circle(of id: Thing.ID, from parents: [Thing.ID], in tx: Transaction) throws -> [String]? {
        guard !parents.isEmpty else { return nil }
        if parents.contains(id) { return try titles([id], in: tx) }
        let lines: [ParentLine] = try tx.all(
            """
            WITH RECURSIVE above (id) AS (
                SELECT thing_id FROM replications WHERE thing_id IN \(list: parents)
                UNION SELECT p.parent_id FROM replication_parents p JOIN above a ON p.replication_id = a.id
            )
            SELECT p.replication_id, p.parent_id FROM replication_parents p JOIN above a ON p.replication_id = a.id
            LIMIT \(mostLines)
            """)
        let numbers = Numbers(lines.flatMap { [$0.parent, $0.child] } + parents + [id])
        let edges = lines.map { Edge(numbers[$0.parent], numbers[$0.child]) }
        let family = try Family(count: numbers.count, edges: edges.filter { $0.child != numbers[id] })
        let paths = parents.compactMap { family.pathClosed(by: Edge(numbers[$0], numbers[id])) }
        return try paths.min { $0.count < $1.count }.map { try titles($0.map { numbers.ids[$0] }, in: tx) }
    }

    static func refusal(_ circle: [String]) -> AppError {
        AppError(.outdated, key(of: circle), values(of: circle))
    }

    static func key(of circle: [String]) -> String {
        circle.count == 1 ? "replications.parents.itself" : "replications.parents.circle"
    }

    static func values(of circle: [String]) -> [String: String] { ["path": circle.joined(separator: " → ")] }

    /// No lineage is known to come near.
    private static let mostLines = 20_000

    private static func titles(_ ids: [Thing.ID], in tx: Transaction) throws -> [String] {
        let things = try Thing.find(ids, in: tx)
        return ids.map { id in things[id].flatMap { $0.visibility == .published ? $0.title : nil } ?? "…" }
    }

    private struct ParentLine: RowDecodable {
        let child: Thing.ID
        let parent: Thing.ID

        init(row: Row) throws {
            child = try row["replication_id"]
            parent = try row["parent_id"]
        }
    }

    /// Things numbered from 0, each once.
    private struct Numbers {
        private(set) var ids: [Thing.ID] = []
        private var numbers: [Thing.ID: Int] = [:]

        init(_ things: [Thing.ID]) {
            for thing in things where numbers[thing] == nil {
                numbers[thing] = ids.count
                ids.append(thing)
            }
        }

        var count: Int { ids.count }

        subscript(_ id: Thing.ID) -> Int { numbers[id] ?? 0 }
    }
}
