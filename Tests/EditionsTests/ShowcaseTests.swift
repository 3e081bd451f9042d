import Fixtures
import HummingbirdTesting
import NodeFixtures
import Storage
import Testing
import Web

/// The demonstration commons shows how practices swarm, and says on every page that it was invented.
@Suite struct ShowcaseTests {
    @Test
    func `it has a practice with three editions, a hybrid, each state, a label in each, and networks that overlap`()
        async throws
    {
        let node = try await TestNode.demonstration()
        let counts: [Query] = [
            "SELECT COUNT(*) FROM (SELECT practice_id FROM editions GROUP BY practice_id HAVING COUNT(*) >= 3) AS e",
            """
            SELECT COUNT(*) FROM (
                SELECT replication_id FROM replication_parents GROUP BY replication_id HAVING COUNT(*) > 1) AS h
            """,
            """
            SELECT COUNT(*) FROM memberships a JOIN memberships b ON a.thing_id = b.thing_id AND a.network_id < b.network_id
            """,
            "SELECT COUNT(DISTINCT answer) - 2 FROM edition_answers",
            "SELECT COUNT(DISTINCT answer) - 2 FROM proposals",
        ]
        let found = try await node.database.read { tx in try counts.map { try tx.value($0) as Int? ?? 0 } }
        let states: [String] = try await node.database.read { tx in
            try tx.values("SELECT DISTINCT state FROM replications ORDER BY state")
        }
        let labels: [String] = try await node.database.read { tx in
            try tx.values("SELECT DISTINCT state FROM labels ORDER BY state")
        }

        for (query, count) in zip(counts, found) { #expect(count > 0, "\(query.text)") }
        #expect(
            states == [
                "envisaged", "handed-over", "not-viable", "paused", "preparing", "purpose-met", "running",
                "transformed",
            ])
        #expect(
            labels == [
                "answered", "appealed", "asked", "granted", "left", "refused", "reported", "visiting", "withdrawn",
            ])
    }

    @Test(arguments: ["fr", "en"])
    func `every page that is made of something invented says so`(_ language: String) async throws {
        let node = try await TestNode.demonstration()
        try await node.test { client in
            let visitor = Visitor(client, language: language)
            let (practice, place) = ("/practices/jardin-partage", "/replications/le-jardin-du-soir-au-port")
            let paths =
                ["", "/editions", "/editions/3", "/editions/3/changes", "/proposals", "/family", "/drift", "/kit"]
                .map { practice + $0 }
                + ["", "/editions/3", "/family"].map { place + $0 }
                + [
                    "/networks/le-relais-du-centre", "/networks/le-relais-du-centre/totals",
                    "/adaptations/le-jardin-vit-le-soir/proposal",
                ]
            for path in paths {
                let page = try await visitor.open(path)

                #expect(page.status == 200, "\(path)")
                #expect(page.says(language == "fr" ? "Exemple fictif" : "Fictional example"), "\(path)")
            }
            let feed = try await visitor.open("\(practice)/news.atom")
            #expect(feed.body.contains(language == "fr" ? "(exemple fictif)" : "(fictional example)"))
        }
    }
}
