import Fixtures
import Node
import NodeFixtures
import Testing

@testable import Storage

/// What pages ask of the large tables is answered by an index, however large they grow.
@Suite struct QueryPlanTests {
    private static let large = [
        "things", "revisions", "keepers", "territories", "territory_ancestors", "territory_links", "territory_keys",
        "practices", "replications", "replication_organizations", "replication_parents", "adaptations", "organizations",
        "state_changes",
        "audit_entries", "memberships", "networks", "media", "media_files", "accounts", "sessions", "jobs",
    ]

    @Test func `no page reads a whole table`() async throws {
        let furnished = try await TestNode.demonstration()
        let recording = Recording()
        let node = try TestNode(on: recording.database(over: furnished.database), world: furnished.world)

        try await node.test { client in
            var crawl = Crawl(try node.node.routes(), mostOfEachKind: 2)
            try await crawl.walk(Visitor(client)) { _ in }
        }

        let queries = recording.all
        #expect(queries.count > 30)
        try await furnished.database.read { tx in
            for query in queries {
                for scan in try Self.scans(of: query, in: tx) {
                    Issue.record("the whole of \(scan) is read by: \(query.text)")
                }
            }
        }
    }

    @Test(
        arguments: [
            ("SELECT title FROM things WHERE title = 'x'", ["things"]),
            ("SELECT t.title FROM things AS t WHERE t.title = 'x'", ["things"]),
            ("SELECT t.title FROM keepers k JOIN things t ON t.title = k.since WHERE k.thing_id = 'x'", ["things"]),
            ("SELECT title FROM things WHERE id = 'x'", []),
            ("SELECT title FROM things ORDER BY kind, visibility, updated_at, id LIMIT 3", []),
        ] as [(Query, [String])])
    func `a whole table is seen to be read`(_ query: Query, _ tables: [String]) async throws {
        let database = try await Engine.sqlite.database(Rooms.migrations)

        let scans = try await database.read { tx in try Self.scans(of: query, in: tx) }

        #expect(scans == tables)
    }

    /// The large tables that SQLite would read from end to end.
    private static func scans(of query: Query, in tx: Transaction) throws -> [String] {
        let explanation = Query(pieces: [.literal("EXPLAIN QUERY PLAN ")] + query.pieces, recurs: false)
        let steps: [PlanStep] = try tx.all(explanation)
        let names = tables(in: query.text)
        return steps.compactMap { step in
            let words = step.detail.split(separator: " ")
            guard words.first == "SCAN", words.count == 2 else { return nil }
            let table = names[String(words[1])] ?? String(words[1])
            return large.contains(table) ? table : nil
        }
    }

    /// The table behind each alias: the word after FROM or JOIN, and the word after that.
    private static func tables(in text: String) -> [String: String] {
        let words = text.split { $0.isWhitespace || "(),".contains($0) }.map(String.init)
        var names: [String: String] = [:]
        for (index, word) in words.enumerated().dropLast(2) where ["FROM", "JOIN"].contains(word) {
            let alias = words[index + 2] == "AS" ? words.dropFirst(index + 3).first : words[index + 2]
            if let alias { names[alias] = words[index + 1] }
        }
        return names
    }

    private struct PlanStep: RowDecodable {
        let detail: String

        init(row: Row) throws { detail = try row["detail"] }
    }
}
