import Commons
import Fixtures
import HummingbirdTesting
import NodeFixtures
import Replications
import Storage
import Testing
import Web

/// Handing over with the consent of whoever takes over, and not before.
@Suite struct HandoverTests {
    private let path = "/replications/jardin-a-mende"

    /// Ada carries a garden that runs, and offers it; the path of the link.
    private func offer(_ ada: Visitor, _ fields: [String: String] = [:]) async throws -> String {
        try await ada.open("\(path)/states/new")
        try await ada.submit("\(path)/states", ["state": "running"])
        return try await offerAgain(ada, fields)
    }

    private func offerAgain(_ ada: Visitor, _ fields: [String: String] = [:]) async throws -> String {
        try await ada.open("\(path)/handovers/new")
        let told = ["successor": "Les voisins", "reason": "Nous déménageons.", "again": "Les goûters."]
        let page = try await ada.submit("\(path)/handovers", told.merging(fields) { $1 })
        let start = try #require(page.body.firstRange(of: "/handovers/")).lowerBound
        return String(page.body[start...].prefix { $0 != "\"" })
    }

    @Test(arguments: Engine.available)
    func `nothing changes before somebody says yes; then they carry it, it is handed over, and the words stay`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            let link = try await offer(ada, ["leaves": "yes"])
            let before = try await Visitor(client).open(path)
            let bo = try await node.person("Bo", at: client)

            let question = try await bo.open(link)
            let taken = try await bo.submit("\(link)/acceptances")

            #expect(before.says("En marche") && !before.says("Transmise"))
            #expect(question.says("Prendre la suite de « Jardin à Mende » ?") && question.says("Nous déménageons."))
            #expect(taken.path == path && taken.says("Transmise") && taken.says("Les goûters."))
            #expect(try await bo.open("\(path)/revisions/new").status == 200)
            #expect(try await ada.open("\(path)/revisions/new").status == 403, "Ada wished to leave")
            #expect(try await bo.open(link).status == 410)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever says no changes nothing, and whoever offers may stay or take the offer back`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            let bo = try await node.person("Bo", at: client)
            let declined = try await offer(ada)
            try await bo.open(declined)
            let no = try await bo.submit("\(declined)/refusals")
            let withdrawn = try await offerAgain(ada)
            let waiting = try await ada.open("\(path)/handovers/new")
            let form = try #require(waiting.forms.first { $0.action.hasSuffix("/withdrawals") })
            try await ada.submit(form.action)
            let stays = try await offerAgain(ada)
            try await bo.open(stays)
            try await bo.submit("\(stays)/acceptances")

            #expect(no.says("Rien n’a changé.") && no.says("En marche"))
            #expect(waiting.says("Les voisins"))
            #expect(try await bo.open(withdrawn).status == 410)
            #expect(try await ada.open("\(path)/revisions/new").status == 200, "Ada did not wish to leave")
        }
    }

    @Test(arguments: Engine.available)
    func `of two who accept at once one takes over, and nobody accepts their own offer, a late or a foreign one`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            let link = try await offer(ada)
            let (bo, cleo) = (
                try await node.person("Bo", at: client), try await node.person("Cleo", at: client)
            )
            try await ada.open(link)
            let own = try await ada.submit("\(link)/acceptances")
            try await bo.open(link)
            try await cleo.open(link)
            async let first = bo.submit("\(link)/acceptances").status
            async let second = cleo.submit("\(link)/acceptances").status
            let statuses = try await [first, second].sorted()
            let late = try await offerAgainAfterRunning(ada)
            node.world.advance(by: .seconds(31 * 86_400))

            #expect(own.status == 422 && own.says("C’est votre propre proposition"))
            #expect(statuses == [200, 410])
            #expect(try await Visitor(client).open(late).status == 410)
            #expect(try await Visitor(client).open("/handovers/\(String(repeating: "a", count: 40))").status == 410)
        }
    }

    private func offerAgainAfterRunning(_ ada: Visitor) async throws -> String {
        try await ada.open("\(path)/states/new")
        try await ada.submit("\(path)/states", ["state": "running"])
        return try await offerAgain(ada)
    }

    @Test(arguments: Engine.available)
    func `what is only an idea is not handed over, and nobody offers what they do not carry`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.gardener("Ada", at: client)
            try await ada.open("/replications/new?practice=jardin&territory=Mende&carrier=")
            try await ada.submit("/replications", ["state": "envisaged"])
            let boss = try await node.person("Boss", roles: [.administrator], at: client)
            try await ada.open("\(path)/handovers/new")
            let page = try await ada.submit("\(path)/handovers", ["successor": "Les voisins", "again": "Oui."])

            #expect(page.status == 422 && page.says("Dans son état présent"))
            #expect(try page.form(to: "\(path)/handovers").value("again")?.contains("Oui.") == true)
            #expect(try await boss.open("\(path)/handovers/new").status == 403)
        }
    }
}
