import Fixtures
import Mail
import NodeFixtures
import Storage
import Testing
import Web

/// Anyone can report a page (Regulation (EU) 2022/2065, article 16).
@Suite struct ReportTests {
    @Test(arguments: Engine.available)
    func `those who moderate hear of new reports once an hour, in their language`(engine: Engine) async throws {
        try await Garden.open(engine) { garden in
            func subjects(_ name: String) async throws -> [String] {
                try await garden.node.database.read { tx in try PostedLetter.latest(limit: 100, in: tx) }
                    .filter { $0.to.rawValue.hasPrefix(name) && $0.text.contains("/moderation") }.map(\.subject)
            }
            try await garden.report()
            try await garden.report()
            try await garden.runJobs()
            let atOnce = try await subjects("mona")

            garden.node.world.advance(by: .seconds(3_600))
            try await garden.runJobs()
            garden.node.world.advance(by: .seconds(7_200))
            try await garden.runJobs()

            #expect(atOnce == [])
            #expect(try await subjects("mona") == ["Un signalement attend une décision"])
            #expect(try await subjects("max") == ["A report waits for a decision"])
            #expect(try await subjects("ada") == [])
            try await garden.decide(Garden.noAction)
            #expect(try await subjects("mona").count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `somebody without account reports a page and follows the report by a link`(engine: Engine) async throws {
        try await Garden.open(engine) { garden in
            let page = try await Visitor(garden.client).open(Garden.page)
            #expect(page.links.contains("/reports/new?page=%2Forganizations%2Fle-jardin"))

            let (followUp, visitor) = try await garden.report(["name": "Eve", "email": "eve@example.org"])

            #expect(followUp.status == 200 && followUp.says("Votre signalement est arrivé."))
            #expect(followUp.says("il attend d’être lu") && followUp.says("insulte les voisins"))
            let letter = try await garden.letters(to: "eve@example.org").first
            #expect(letter?.subject == "Votre signalement est arrivé")
            let again = try await Visitor(garden.client).open(try await garden.link(to: "eve@example.org"))
            #expect(again.says("Votre signalement"))

            try await visitor.submit("\(followUp.path)/answers", ["text": "C’est au deuxième paragraphe."])
            #expect(try await visitor.page.says("deuxième paragraphe"))
            #expect(try await garden.mona.open(try await garden.file()).says("deuxième paragraphe"))
            #expect(try await garden.audit("report.sent") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `the database does not know the link, only its hash`(engine: Engine) async throws {
        try await Garden.open(engine) { garden in
            let secret = try await garden.report().page.path.split(separator: "/").last.map(String.init)

            let hashes: [String] = try await garden.node.database.read { tx in
                try tx.values("SELECT secret_hash FROM moderation_follow_ups")
            }
            #expect(hashes.count == 1 && hashes.first != secret)
            #expect(
                try await Visitor(garden.client).open("/reports/\(String(repeating: "0", count: 64))").status == 404)
            #expect(try await Visitor(garden.client).open("/reports/x").status == 404)
        }
    }

    @Test(arguments: Engine.available)
    func `without an address no letter leaves, and the page says so`(engine: Engine) async throws {
        try await Garden.open(engine) { garden in
            let before = try await Self.letters(garden)

            let (followUp, visitor) = try await garden.report()
            try await garden.decide(Garden.noAction)

            #expect(followUp.says("aucun message ne vous préviendra"))
            #expect(try await Self.letters(garden) == before + 1, "the keeper's, and no other")
            #expect(try await visitor.open(followUp.path).says("Une décision est prise."))
        }
    }

    private static func letters(_ garden: Garden) async throws -> Int {
        try await garden.node.database.read { tx in try tx.value("SELECT COUNT(*) FROM letters") ?? 0 }
    }

    @Test(arguments: [
        "/organizations/nowhere", "/nowhere", "https://elsewhere.example/organizations/le-jardin", "nonsense", "/",
        "/organizations", "/practices/essai-secret",
    ])
    func `a page that is not here, or not for everybody, cannot be reported`(_ address: String) async throws {
        try await Garden.open(.sqlite) { garden in
            try await garden.ada.open("/practices/new")
            try await garden.ada.submit("/practices", ["title": "Essai secret"])

            let answer = try await garden.report(["page": address]).page

            #expect(answer.status == 422 && answer.says("pas de page publique à cette adresse"))
            #expect(answer.says("insulte les voisins"), "nothing that was typed is lost")
        }
    }

    @Test(arguments: [
        "/organizations/le-jardin", "/organizations/le-jardin/revisions/1", "/organizations/le-jardin?lang=en#x",
        "http://127.0.0.1:8080/organizations/le-jardin",
    ])
    func `an address is understood as people copy it`(_ address: String) async throws {
        try await Garden.open(.sqlite) { garden in
            let followUp = try await garden.report(["page": address]).page

            #expect(followUp.says(address))
        }
    }

    @Test func `illegal content is reported with a name, unless it is about the abuse of children`() async throws {
        try await Garden.open(.sqlite) { garden in
            let unnamed = try await garden.report(["reason": "illegal", "offence": "fraud"]).page
            let vague = try await garden.report(["reason": "illegal", "name": "Eve", "email": "eve@example.org"]).page
            let named = try await garden.report(
                ["reason": "illegal", "offence": "fraud", "name": "Eve", "email": "eve@example.org"]).page
            let grave = try await garden.report(["reason": "illegal", "offence": "childAbuse"]).page

            #expect(
                unnamed.status == 422 && unnamed.body.contains("name-error") && unnamed.body.contains("email-error"))
            #expect(vague.status == 422 && vague.body.contains("offence-error"))
            #expect(named.status == 200 && grave.status == 200)
        }
    }

    @Test func `a report without good faith, reason or words is not one`() async throws {
        try await Garden.open(.sqlite) { garden in
            let visitor = Visitor(garden.client)
            try await visitor.open("/reports/new")

            let answer = try await visitor.submit("/reports", ["email": "nobody"])

            #expect(answer.status == 422)
            for field in ["page", "reason", "explanation", "email", "goodFaith"] {
                #expect(answer.body.contains("id=\"\(field)-error\""), "\(field)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `reports of one page are one case, and many from one place are too many`(engine: Engine) async throws {
        try await Garden.open(engine) { garden in
            var statuses: [Int] = []
            for _ in 0..<11 { statuses.append(try await garden.report().page.status) }

            #expect(statuses == [Int](repeating: 200, count: 10) + [429])
            let queue = try await garden.mona.open("/moderation")
            #expect(queue.links.filter { $0.hasPrefix("/moderation/cases/") }.count == 1)
            #expect(queue.body.contains(">10<"))
        }
    }

    @Test(arguments: Engine.available)
    func `what was withdrawn meanwhile cannot be reported any more`(engine: Engine) async throws {
        try await Garden.open(engine) { garden in
            let late = Visitor(garden.client)
            try await late.open("/reports/new?page=\(Garden.page)")
            try await garden.report()
            try await garden.decide(Garden.withdrawal)

            let answer = try await garden.send(by: late)

            #expect(answer.status == 422 && answer.says("Cette page a déjà été retirée."))
        }
    }
}
