import Fixtures
import Mail
import NodeFixtures
import Storage
import Testing
import Web

/// Decisions carry their reasons to both sides (Regulation (EU) 2022/2065, article 17).
@Suite struct DecisionTests {
    @Test(arguments: Engine.available)
    func `a page is withdrawn: it says why, and both sides have the reasons`(engine: Engine) async throws {
        try await Garden.open(engine) { garden in
            let (followUp, reporter) = try await garden.report(["name": "Eve", "email": "eve@example.org"])

            let decided = try await garden.decide(Garden.withdrawal)

            #expect(decided.says("La décision est prise"))
            let gone = try await Visitor(garden.client).open(Garden.page)
            #expect(gone.status == 410 && gone.says("Des mots blessants."))
            #expect(try await garden.ada.open("\(Garden.page)/revisions").status == 410)
            #expect(try await !Visitor(garden.client).open("/search?q=jardin").says("Le jardin"))
            for email in ["eve@example.org", "ada@example.org"] {
                let text = try found(try await garden.letters(to: email).first?.text)
                for part in ["traite les voisins de voleurs", "Les règles", "Aucun", "Partout", "durée", "Recours"] {
                    #expect(text.contains(part), "\(email): \(part)")
                }
                #expect(!text.contains("Eve"), "the keepers do not learn who reported")
            }
            let own = try await garden.ada.open("/moderation/decisions")
            let decision = try found(own.links.first { $0.hasPrefix("/moderation/decisions/") })
            #expect(try await garden.ada.open(decision).says("voleurs"))
            #expect(try await Visitor(garden.client).open(try await garden.link(to: "ada@example.org")).says("voleurs"))
            #expect(try await reporter.open(followUp.path).says("voleurs"))
            #expect(try await garden.audit("case.decided") == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `what was withdrawn is still seen by its keepers and by moderators, and changed by nobody`(
        engine: Engine
    ) async throws {
        try await Garden.open(engine) { garden in
            try await garden.report()
            try await garden.decide(Garden.withdrawal)
            let eve = try await garden.node.person("Eve", at: garden.client)

            for viewer in [garden.ada, garden.mona] {
                let page = try await viewer.open(Garden.page)
                #expect(page.status == 200 && page.says("Page retirée.") && page.says("Des mots blessants."))
                #expect(page.links.contains("/moderation/decisions"))
                #expect(!page.links.contains("\(Garden.page)/revisions/new"))
            }
            for path in ["revisions", "revisions/new", "keepers"] {
                #expect(try await garden.ada.open("\(Garden.page)/\(path)").status == 410, "\(path)")
            }
            #expect(try await eve.open(Garden.page).status == 410)
            #expect(try await Visitor(garden.client).open(Garden.page).status == 410)
        }
    }

    @Test(arguments: Engine.available)
    func `a withdrawal may end: the page is then shown again, and both sides are told`(engine: Engine) async throws {
        try await Garden.open(engine) { garden in
            try await garden.report(["email": "eve@example.org"])
            try await garden.decide(Garden.withdrawal.merging(["days": "14"]) { $1 })
            let statement = try found(try await garden.letters(to: "ada@example.org").first?.text)
            #expect(statement.contains("Jusqu’au 8 décembre 2026"))
            let log = try await Visitor(garden.client).open("/moderation/log")
            #expect(log.says("Retrait de la page, jusqu’au 8 décembre 2026"))

            garden.node.world.advance(by: .seconds(13 * 86_400))
            try await garden.runJobs()
            let before = try await Visitor(garden.client).open(Garden.page).status
            garden.node.world.advance(by: .seconds(2 * 86_400))
            try await garden.runJobs()
            try await garden.runJobs()

            #expect(before == 410)
            #expect(try await Visitor(garden.client).open(Garden.page).status == 200)
            for email in ["eve@example.org", "ada@example.org"] {
                let subjects = try await garden.letters(to: email).map(\.subject)
                #expect(subjects.filter { $0 == "La page est de nouveau visible" }.count == 1, "\(email)")
            }
            #expect(try await garden.audit("case.withdrawalEnded") == 1)
            let ended = try await Visitor(garden.client).open("/moderation/log")
            #expect(ended.says("Retrait de la page, terminé le 9 décembre 2026"))
        }
    }

    @Test func `a letter is in the language of its reader`() async throws {
        try await Garden.open(.sqlite) { garden in
            let english = Visitor(garden.client, language: "en")
            try await garden.report(["email": "eve@example.org"], by: english)
            try await garden.decide(Garden.noAction)

            #expect(
                try await garden.letters(to: "eve@example.org").map(\.subject) == [
                    "Decision on the page that you reported", "Your report has arrived",
                ])
            #expect(
                try await garden.letters(to: "ada@example.org").first?.subject == "Décision sur une page que vous tenez"
            )
        }
    }

    @Test(arguments: Engine.available)
    func `of two moderators who decide at once, one is told that it is done`(engine: Engine) async throws {
        try await Garden.open(engine) { garden in
            try await garden.report()
            let file = try await garden.file()
            try await garden.mona.open(file)
            try await garden.max.open(file)

            async let one = garden.mona.submit("\(file)/decisions", Garden.withdrawal)
            async let other = garden.max.submit("\(file)/decisions", Garden.noAction)
            let statuses = try await [one.status, other.status].sorted()

            #expect(statuses == [200, 409])
            let count: Int? = try await garden.node.database.read { tx in
                try tx.value("SELECT COUNT(*) FROM moderation_decisions")
            }
            #expect(count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `keepers have until a date, then the page comes back`(engine: Engine) async throws {
        try await Garden.open(engine) { garden in
            try await garden.report()
            try await garden.decide([
                "outcome": "change", "facts": "Une phrase blesse les voisins.", "ground": "rules",
                "reference": "On ne blesse personne ici.", "days": "14",
            ])
            #expect(try await garden.ada.open(Garden.page).status == 200)
            #expect(try await garden.letters(to: "ada@example.org").first?.text.contains("8 décembre 2026") == true)
            #expect(try await garden.mona.open("/moderation").says("Rien n’attend"))

            garden.node.world.advance(by: .seconds(15 * 86_400))
            try await garden.runJobs()

            #expect(try await garden.mona.open("/moderation").says("Délai passé"))
        }
    }

    @Test(arguments: Engine.available)
    func `an account is suspended, and its person can contest without signing in`(engine: Engine) async throws {
        try await Garden.open(engine) { garden in
            try await garden.report()
            let file = try await garden.file()
            let person = try await Self.person("Ada", garden)
            #expect(try await garden.mona.open(file).body.contains(person), "a keeper can be chosen")
            try await garden.decide([
                "outcome": "suspension", "facts": "Elle insulte encore et encore.", "ground": "rules",
                "reference": "On ne blesse personne ici.", "person": person,
            ])
            #expect(try await garden.ada.open("/profile").path.hasPrefix("/session/new"))

            let visitor = Visitor(garden.client)
            let link = try await garden.link(to: "ada@example.org")
            try await visitor.open(link)
            let told = try await visitor.submit("\(link)/appeals", ["appeal": "C’était une seule fois, il y a un an."])
            #expect(told.says("Une réponse est attendue."))
            try await AppealTests.settle("reversed", by: garden.max)

            #expect(try await visitor.open(link).says("a été renversée"))
            let suspended: Int? = try await garden.node.database.read { tx in
                try tx.value("SELECT COUNT(*) FROM accounts WHERE suspended_at IS NOT NULL")
            }
            #expect(suspended == 0)
        }
    }

    private static func person(_ name: String, _ garden: Garden) async throws -> String {
        try found(
            try await garden.node.database.read { tx in
                try tx.value("SELECT id FROM accounts WHERE name = \(name)") as String?
            })
    }

    @Test func `nobody decides on what they keep, and moderators change no text`() async throws {
        try await Garden.open(.sqlite) { garden in
            try await garden.mona.open("/organizations/new")
            try await garden.mona.submit("/organizations", ["title": "Le pré", "kind": "association"])
            try await garden.report(["page": "/organizations/le-pre"])
            let file = try await garden.file()
            let page = try await garden.mona.open(file)
            #expect(page.says("Vous tenez cette page"))
            #expect(!page.forms.contains { $0.action == "\(file)/decisions" })

            let token = try found(page.forms.first { $0.isSent }?.value("_token"))
            let fields = Garden.noAction.map { PageForm.Field($0.key, $0.value) }
            let forced = try await garden.mona.send("\(file)/decisions", [PageForm.Field("_token", token)] + fields)
            #expect(forced.status == 403)
            #expect(try await garden.mona.open("\(Garden.page)/revisions/new").status == 403)
        }
    }

    @Test func `a decision that takes something away says on what it rests`() async throws {
        try await Garden.open(.sqlite) { garden in
            try await garden.report()

            let empty = try await garden.decide(["outcome": "withdrawal"])
            let late = try await garden.decide(["outcome": "change", "facts": "Une phrase blesse."])
            let nobody = try await garden.decide([
                "outcome": "suspension", "facts": "Elle insulte encore.", "ground": "law", "reference": "La loi.",
                "person": "00000000-0000-7000-8000-0000000000ff",
            ])

            for field in ["facts", "ground", "reference", "publicReason"] {
                #expect(empty.body.contains("id=\"\(field)-error\""), "\(field)")
            }
            #expect(late.body.contains("id=\"days-error\""))
            #expect(nobody.status == 422 && nobody.body.contains("id=\"person-error\""))
        }
    }

    @Test func `a page erased meanwhile leaves a case that can be closed`() async throws {
        try await Garden.open(.sqlite) { garden in
            try await garden.report()
            try await garden.node.database.write { tx in
                try tx.run("DELETE FROM organizations")
                try tx.run("DELETE FROM things")
            }

            let refused = try await garden.decide(Garden.withdrawal)
            let closed = try await garden.decide(Garden.noAction)

            #expect(refused.status == 409)
            #expect(closed.status == 200 && closed.says("Page disparue"))
        }
    }

    @Test func `moderators take a case, ask the reporters, and note things among themselves`() async throws {
        try await Garden.open(.sqlite) { garden in
            let (followUp, reporter) = try await garden.report(["email": "eve@example.org"])
            let file = try await garden.file()
            try await garden.mona.open(file)
            let (mona, max) = (try await Self.person("Mona", garden), try await Self.person("Max", garden))
            try await garden.max.open(file)
            try await garden.mona.submit("\(file)/assignments", ["to": mona])
            let late = try await garden.max.submit("\(file)/assignments", ["to": max])
            #expect(late.status == 409, "Mona was faster")
            try await garden.mona.open(file)
            try await garden.mona.submit("\(file)/notes", ["text": "À relire à deux.", "audience": "moderators"])
            try await garden.mona.submit("\(file)/notes", ["text": "Quel paragraphe ?", "audience": "reporters"])

            let seen = try await reporter.open(followUp.path)

            #expect(seen.says("Une personne s’en occupe.") && seen.says("Quel paragraphe ?"))
            #expect(!seen.says("À relire à deux.") && !seen.says("Mona"))
            #expect(
                try await garden.letters(to: "eve@example.org").first?.subject == "Une question sur votre signalement")
            #expect(try await garden.max.open("/moderation").says("Mona"))
        }
    }

    @Test func `others see neither cases nor decisions`() async throws {
        try await Garden.open(.sqlite) { garden in
            let eve = try await garden.node.person("Eve", at: garden.client)
            try await garden.report()
            let file = try await garden.file()
            let decision = try await garden.decide(Garden.withdrawal).path

            for path in ["/moderation", file, decision] { #expect(try await eve.open(path).status == 404, "\(path)") }
        }
    }
}
