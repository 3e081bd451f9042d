import Fixtures
import HTTPTypes
import Labels
import Node
import Logging
import NodeFixtures
import Storage
import Testing

/// Ends, renewals, and what programs read and do.
@Suite struct LabelTimeTests {
    private static let day = Duration.seconds(86_400)

    @Test(arguments: Engine.available)
    func `a label that expires during a visit: the visit goes on, and the page says so`(_ engine: Engine) async throws {
        try await Orchard.on(engine) { orchard in
            let label = try await orchard.visited(["honoured", "honoured", "honoured"])
            try await orchard.grant(label, until: "2026-12-10")
            let due = try await orchard.passer.open(label)
            try await orchard.say("Encore.", "ask", at: "requests", on: label, by: orchard.ada)
            try await orchard.name(["Bo", "Di"], to: label)
            try await orchard.agree(orchard.bo, to: label)
            let renewing = try await orchard.passer.open(label)
            orchard.node.world.advance(by: Self.day * 20)
            let expired = try await orchard.passer.open(label)
            let replication = try await orchard.passer.open(orchard.replication)
            try await orchard.agree(orchard.di, to: label)
            try await orchard.report(["honoured", "honoured", "honoured"], by: orchard.di, to: label)
            let granted = try await orchard.grant(label, until: "2030-01-10")

            #expect(due.says("il est temps de le renouveler") && due.says("Ce label prend bientôt fin."))
            #expect(
                renewing.says("Le label se renouvelle") && renewing.says("Porte le label jusqu’au 10 décembre 2026"))
            #expect(expired.says("Le label précédent a pris fin pendant que la visite se poursuit."))
            #expect(expired.says("Le label a pris fin le 10 décembre 2026.") && expired.says("Visite en cours"))
            #expect(!replication.says("Porte le label de"))
            #expect(granted.says("Porte le label jusqu’au 10 janvier 2030."))
            #expect(granted.says("Accordé le 24 novembre 2026, jusqu’au 10 décembre 2026."))
        }
    }

    @Test(arguments: Engine.available)
    func `a renewal comes up by itself: one letter to each, sixty days before the end`(_ engine: Engine) async throws {
        try await Orchard.on(engine) { orchard in
            let label = try await orchard.visited(["honoured", "honoured", "honoured"])
            try await orchard.grant(label, until: "2027-11-24")
            let early = try await orchard.say("", "withdraw", at: "withdrawals", on: label, by: orchard.stan)
            let renewals = orchard.node.node.renewals
            let runner = JobRunner(
                database: orchard.node.database, world: orchard.node.world.world, handlers: renewals.handlers,
                logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
            let subject = "Un label prend bientôt fin : Jardin à Mende"
            try await renewals.begin()
            try await runner.runDue()
            #expect(try await !orchard.letters(to: "Ada").contains(subject))

            orchard.node.world.advance(by: Self.day * 306)
            try await runner.runDue()
            orchard.node.world.advance(by: Self.day)
            try await runner.runDue()
            try await renewals.begin()
            try await runner.runDue()

            #expect(early.status == 422, "a withdrawal says why")
            #expect(try await orchard.letters(to: "Ada").count { $0 == subject } == 1)
            #expect(try await orchard.letters(to: "Stan").count { $0 == subject } == 1)
            #expect(try await orchard.passer.open(label).says("Ce label prend bientôt fin."))
        }
    }

    @Test(arguments: Engine.available)
    func `before it is due a label is not asked for again, nor granted without an end, nor for too long`(
        _ engine: Engine
    ) async throws {
        try await Orchard.on(engine) { orchard in
            let label = try await orchard.visited(["honoured", "honoured", "honoured"])
            for day in ["", "2026-11-24", "2027", "2035-01-01", "demain"] {
                let answer = try await orchard.grant(label, until: day)
                #expect(answer.status == 422 && answer.body.contains("id=\"until-error\""), "\(day)")
            }
            try await orchard.grant(label)
            try await orchard.ada.open("\(orchard.replication)/labels/new")
            let again = try await orchard.ada.submit("\(orchard.replication)/labels")

            #expect(again.status == 409 && again.says("Il se renouvelle à partir de soixante jours avant sa fin."))
        }
    }

    @Test(arguments: Engine.available)
    func `a program reads a label and a list, and asks as its person would`(_ engine: Engine) async throws {
        try await Orchard.on(engine) { orchard in
            let label = try await orchard.visited(["honoured", "honoured", "honoured"])
            try await orchard.grant(label)
            let json = try await orchard.passer.openAsProgram(label)
            let linked = try await orchard.passer.open("\(label).jsonld")
            let table = try await orchard.passer.open("/practices/jardin/labels.csv")
            let page = try await orchard.passer.openAsProgram("/replications/jardin-a-mende")
            let token = try #require(try await orchard.ada.open(label).forms.compactMap { $0.value("_token") }.first)
            let refused = try await orchard.ada.send(
                "\(label)/withdrawals", [PageForm.Field("_token", token)], headers: [.accept: "application/json"])

            #expect(json.body.contains(#""validity" : "standing""#) || json.body.contains(#""validity":"standing""#))
            #expect(linked.body.contains("schema:Certification") && linked.body.contains("2029-11-24"))
            #expect(table.body.contains("Jardin à Mende") && table.body.contains("2029-11-24"))
            #expect(page.body.contains("\"labels\""))
            #expect(refused.status == 403 && refused.body.contains("Seules les personnes dont c’est le nom"))
        }
    }
}
