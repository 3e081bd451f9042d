import Fixtures
import Mail
import NodeFixtures
import Storage
import Testing
import Web

/// Both sides can contest for six months (Regulation (EU) 2022/2065, article 20).
@Suite struct AppealTests {
    /// Answers the only open appeal.
    @discardableResult
    static func settle(_ result: String, by moderator: Visitor) async throws -> VisitedPage {
        let queue = try await moderator.open("/moderation")
        let appeal = try found(queue.links.first { $0.hasPrefix("/moderation/appeals/") })
        try await moderator.open(appeal)
        return try await moderator.submit("\(appeal)/outcomes", ["result": result, "reasons": "Relu entièrement."])
    }

    private static func contest(_ garden: Garden) async throws -> VisitedPage {
        let own = try await garden.ada.open("/moderation/decisions")
        let decision = try found(own.links.first { $0.hasPrefix("/moderation/decisions/") })
        try await garden.ada.open(decision)
        return try await garden.ada.submit("\(decision)/appeals", ["appeal": "Ce n’était pas une insulte."])
    }

    @Test(arguments: Engine.available)
    func `a withdrawal is contested by a keeper, reversed by another moderator, and the page is back`(
        engine: Engine
    ) async throws {
        try await Garden.open(engine) { garden in
            try await garden.report(["email": "eve@example.org"])
            try await garden.decide(Garden.withdrawal)
            #expect(try await Self.contest(garden).says("Votre contestation est arrivée."))

            let queue = try await garden.mona.open("/moderation")
            let appeal = try found(queue.links.first { $0.hasPrefix("/moderation/appeals/") })
            #expect(try await garden.mona.open(appeal).says("Vous avez pris cette décision"))
            try await Self.settle("reversed", by: garden.max)

            #expect(try await garden.ada.open(Garden.page).status == 200)
            #expect(try await Visitor(garden.client).open("/search?q=jardin").says("Le jardin"))
            for email in ["eve@example.org", "ada@example.org"] {
                let letter = try await garden.letters(to: email).first
                #expect(letter?.subject == "Décision renversée après contestation")
                #expect(letter?.text.contains("Relu entièrement.") == true)
            }
            #expect(try await Visitor(garden.client).open("/moderation/log").says("Décision renversée"))
            let followUp = try await Visitor(garden.client).open(try await garden.link(to: "eve@example.org"))
            #expect(followUp.says("Décision renversée"), "the reporter learns that the page is back")
        }
    }

    @Test(arguments: Engine.available)
    func `a reporter contests that nothing was done, and the case is opened again`(engine: Engine) async throws {
        try await Garden.open(engine) { garden in
            let (followUp, reporter) = try await garden.report()
            try await garden.decide(Garden.noAction)
            try await reporter.open(followUp.path)
            let told = try await reporter.submit("\(followUp.path)/appeals", ["appeal": "Relisez le paragraphe deux."])
            #expect(told.says("Une réponse est attendue."))

            try await Self.settle("reversed", by: garden.max)

            #expect(try await garden.mona.open("/moderation").says("Le jardin"))
            #expect(try await reporter.open(followUp.path).says("il attend d’être lu"))
            try await garden.decide(Garden.withdrawal, by: garden.max)
            #expect(try await Visitor(garden.client).open(Garden.page).status == 410)
        }
    }

    @Test(arguments: Engine.available)
    func `a case opened again joins what was reported since`(engine: Engine) async throws {
        try await Garden.open(engine) { garden in
            let (followUp, reporter) = try await garden.report()
            try await garden.decide(Garden.noAction)
            try await reporter.open(followUp.path)
            try await reporter.submit("\(followUp.path)/appeals", ["appeal": "Relisez le paragraphe deux."])
            try await garden.report()

            try await Self.settle("reversed", by: garden.max)

            let queue = try await garden.mona.open("/moderation")
            #expect(queue.links.filter { $0.hasPrefix("/moderation/cases/") }.count == 1)
            #expect(try await reporter.open(followUp.path).says("il attend d’être lu"))
        }
    }

    @Test(arguments: Engine.available)
    func `whoever decided does not answer, unless the node has nobody else, which is said`(
        engine: Engine
    ) async throws {
        try await Garden.open(engine, moderators: 1) { garden in
            #expect(try await garden.mona.open("/moderation").says("Personne d’autre que vous ne modère ici."))
            try await garden.report()
            try await garden.decide(Garden.withdrawal)
            let decision = try await Self.contest(garden).path

            try await Self.settle("confirmed", by: garden.mona)

            let page = try await garden.ada.open(decision)
            #expect(page.says("a été confirmée") && page.says("La même personne a répondu"))
            let isMarked: Bool? = try await garden.node.database.read { tx in
                try tx.value("SELECT is_by_same FROM moderation_appeals")
            }
            #expect(isMarked == true)
        }
    }

    @Test func `whoever decided is refused when somebody else is there`() async throws {
        try await Garden.open(.sqlite) { garden in
            try await garden.report()
            try await garden.decide(Garden.withdrawal)
            _ = try await Self.contest(garden)
            let queue = try await garden.mona.open("/moderation")
            let appeal = try found(queue.links.first { $0.hasPrefix("/moderation/appeals/") })
            let token = try found(queue.forms.first { $0.isSent }?.value("_token"))

            let answer = try await garden.mona.send(
                "\(appeal)/outcomes",
                [
                    PageForm.Field("_token", token), PageForm.Field("result", "confirmed"),
                    PageForm.Field("reasons", "Toujours le même avis."),
                ])

            #expect(answer.status == 403)
        }
    }

    @Test(arguments: Engine.available)
    func `two moderators do not both answer`(engine: Engine) async throws {
        try await Garden.open(engine) { garden in
            let third = try await garden.node.person("Tom", roles: [.administrator], at: garden.client)
            try await garden.report()
            try await garden.decide(Garden.withdrawal)
            _ = try await Self.contest(garden)
            let queue = try await third.open("/moderation")
            let appeal = try found(queue.links.first { $0.hasPrefix("/moderation/appeals/") })
            try await third.open(appeal)
            try await garden.max.open(appeal)

            async let one = third.submit("\(appeal)/outcomes", ["result": "reversed", "reasons": "Rendez la page."])
            async let other = garden.max.submit(
                "\(appeal)/outcomes", ["result": "confirmed", "reasons": "Gardez-la retirée."])

            #expect(try await [one.status, other.status].sorted() == [200, 409])
        }
    }

    @Test func `contesting is for those who lost something, once, within six months`() async throws {
        try await Garden.open(.sqlite) { garden in
            let (followUp, reporter) = try await garden.report()
            try await garden.decide(Garden.withdrawal)

            let content = try await reporter.open(followUp.path)
            #expect(!content.forms.contains { $0.action.hasSuffix("/appeals") }, "the page was withdrawn as asked")
            let first = try await Self.contest(garden)
            #expect(!first.forms.contains { $0.action.hasSuffix("/appeals") }, "one appeal a side")
            garden.node.world.advance(by: .seconds(184 * 86_400))
            let late = try await Visitor(garden.client).open(try await garden.link(to: "ada@example.org"))
            #expect(late.status == 200 && !late.forms.contains { $0.action.hasSuffix("/appeals") })
        }
    }
}
