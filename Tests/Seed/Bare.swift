import Commons
import Node
import Storage
import Web

/// Replications as rows, for what is measured of their number alone.
struct Bare: Sendable {
    let database: Database
    private let world = World.live()

    init(database: Database) { self.database = database }

    func make(_ count: Int) async throws {
        _ = try await Schema(of: database).update()
        let communes = (0..<1_000).map { "XX-\($0)" }
        try await database.write { tx in
            let rows = communes.map { "(\($0), 'commune', \($0), \($0), \($0), \($0), 'none', '2024')" as Query }
            try tx.run(
                """
                INSERT INTO territories (id, echelon, code, name, folded, slug, position_precision, valid_from)
                VALUES \(Query.joined(rows, separator: ", "))
                """)
        }
        let practice = world.identifier()
        try await database.write { tx in
            try insert([practice], "practice", in: tx)
            try tx.run("INSERT INTO practices (thing_id, folded_title) VALUES (\(practice), 'bare')")
        }
        for start in stride(from: 0, to: count, by: 500) {
            let places = (start..<min(start + 500, count)).map { communes[$0 &* 7_919 % communes.count] }
            try await database.write { tx in
                let ids = places.map { _ in world.identifier() }
                try insert(ids, "replication", in: tx)
                let rows = zip(ids, places).map { "(\($0), \(practice), \($1), 'running', '')" as Query }
                try tx.run(
                    """
                    INSERT INTO replications (thing_id, practice_id, territory_id, state, since)
                    VALUES \(Query.joined(rows, separator: ", "))
                    """)
            }
        }
    }

    private func insert(_ ids: [String], _ kind: String, in tx: Transaction) throws {
        let now = world.now()
        let rows = ids.map { id -> Query in
            "(\(id), \(kind), \(id), 'fr', \(id), '', 'published', TRUE, 1, '{}', \(now), \(now), 'CC-BY-SA-4.0')"
        }
        try tx.run(
            """
            INSERT INTO things (id, kind, slug, language, title, summary, visibility, is_fictional, revision, content,
                created_at, updated_at, licence)
            VALUES \(Query.joined(rows, separator: ", "))
            """)
    }
}
