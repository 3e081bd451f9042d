import Fixtures
import HTTPTypes
import Mail
import NodeFixtures
import Storage
import Testing
import Web

/// What everybody may know of the decisions, and what nobody knows any more after a year.
@Suite struct LogTests {
    @Test(arguments: Engine.available)
    func `the public log names nobody and quotes nothing`(engine: Engine) async throws {
        try await Garden.open(engine) { garden in
            try await garden.report(["name": "Eve", "email": "eve@example.org"])
            garden.node.world.advance(by: .seconds(2 * 86_400))
            try await garden.decide(Garden.withdrawal)

            let visitor = Visitor(garden.client)
            let page = try await visitor.open("/moderation/log")
            let json = try await visitor.openAsProgram("/moderation/log")
            let csv = try await visitor.open("/moderation/log.csv")

            #expect(page.says("Retrait de la page") && page.says("Structure") && page.says("26 novembre 2026"))
            #expect(page.says("2,0"))
            #expect(csv.body.contains("2026-11-26,organization,insult,rules,withdrawal,2,0,,,\r\n"))
            #expect(csv.headers[.contentType] == "text/csv; charset=utf-8")
            for answer in [page, json, csv] {
                for word in ["Eve", "eve@", "Ada", "Mona", "voleurs", "jardin", "blessants", "voisins"] {
                    #expect(!answer.body.contains(word), "\(answer.path) tells \(word)")
                }
            }
            #expect(json.body.contains("\"withdrawal\":1"))
        }
    }

    @Test(arguments: Engine.available)
    func `a year after the end nobody is named, and the log stays`(engine: Engine) async throws {
        try await Garden.open(engine) { garden in
            let (followUp, reporter) = try await garden.report(["name": "Eve", "email": "eve@example.org"])
            try await garden.decide(Garden.noAction)
            garden.node.world.advance(by: .seconds(180 * 86_400))
            try await reporter.open(followUp.path)
            try await reporter.submit("\(followUp.path)/appeals", ["appeal": "Relisez le paragraphe deux."])
            let tom = try await garden.node.person("Tom", roles: [.moderator], at: garden.client)
            try await AppealTests.settle("confirmed", by: tom)

            garden.node.world.advance(by: .seconds(200 * 86_400))
            try await garden.runJobs()
            #expect(try await reporter.open(followUp.path).status == 200, "the end was the answer to the appeal")
            garden.node.world.advance(by: .seconds(166 * 86_400))
            try await garden.runJobs()

            #expect(try await reporter.open(followUp.path).status == 404)
            #expect(try await Self.traces(garden) == [])
            #expect(try await Visitor(garden.client).open("/moderation/log").says("Décision confirmée"))
            #expect(try await garden.audit("case.forgotten") == 1)
        }
    }

    /// Texts and people that are left in the tables of moderation.
    private static func traces(_ garden: Garden) async throws -> [String] {
        try await garden.node.database.read { tx in
            let texts: [String] = try tx.values(
                """
                SELECT explanation FROM moderation_reports WHERE explanation <> '' OR email IS NOT NULL OR name IS NOT NULL
                UNION ALL SELECT facts FROM moderation_decisions WHERE facts <> '' OR decided_by IS NOT NULL
                UNION ALL SELECT text FROM moderation_appeals WHERE text <> '' OR decided_by IS NOT NULL
                UNION ALL SELECT text FROM moderation_messages
                """)
            let links: [String] = try tx.values(
                "SELECT secret_hash FROM moderation_follow_ups UNION ALL SELECT secret_hash FROM moderation_statements")
            return texts + links
        }
    }
}
