import Fixtures
import HummingbirdTesting
import NodeFixtures
import Storage
import Testing
import Web

/// What a hurried, confused or hostile person would do about a label.
@Suite struct HostileTests {
    @Test(arguments: Engine.available)
    func `whoever asks, takes it back and asks again writes to nobody any more that day`(_ engine: Engine) async throws
    {
        try await Orchard.on(engine) { orchard in
            let label = try await orchard.ask()
            for _ in 1...6 {
                orchard.node.world.advance(by: .seconds(60))
                try await orchard.say("Finalement non.", "take-back", at: "retractions", on: label, by: orchard.ada)
                try await orchard.say("Finalement si.", "ask", at: "requests", on: label, by: orchard.ada)
            }
            let letters = try await orchard.letters(to: "Stan")
            orchard.node.world.advance(by: .seconds(86_400))
            try await orchard.say("Encore non.", "take-back", at: "retractions", on: label, by: orchard.ada)
            let nextDay = try await orchard.letters(to: "Stan")

            #expect(letters.count <= 6, "\(letters)")
            #expect(nextDay.count == letters.count + 1)
        }
    }

    @Test(arguments: Engine.available)
    func `who declined to visit is named to the carriers nowhere, not in the trail either`(_ engine: Engine)
        async throws
    {
        try await Orchard.on(engine) { orchard in
            let label = try await orchard.ask()
            try await orchard.name(["Bo", "Cy"], to: label)
            try await orchard.agree(orchard.bo, to: label)
            try await orchard.cy.open(label)
            try await orchard.cy.submit("\(label)/departures", ["leave": "Je ne peux pas."])

            let page = try await orchard.ada.open(label)
            let trail = try await orchard.ada.open("\(orchard.replication)/trail")

            #expect(page.status == 200 && !page.says("Cy"))
            #expect(trail.status == 200 && trail.says("Bo") && !trail.says("Cy"))
        }
    }

    @Test(arguments: Engine.available)
    func `the name of a network that was withdrawn is borne nowhere, and its label is gone with it`(
        _ engine: Engine
    ) async throws {
        try await Orchard.on(engine) { orchard in
            let nel = try await orchard.node.person("Nel", at: orchard.client)
            try await nel.open("/networks/new")
            try await nel.submit("/networks", ["title": "Mot qui blesse", "kind": "thematic"])
            let network: String? = try await orchard.node.database.read { tx in
                try tx.value("SELECT id FROM things WHERE slug = 'mot-qui-blesse'")
            }
            try await orchard.ada.open("\(orchard.replication)/labels/new")
            let label = try await orchard.ada.submit(
                "\(orchard.replication)/labels", ["issuer": try #require(network)]
            ).path
            try await orchard.name(["Bo", "Di"], to: label, by: nel)
            try await orchard.agree(orchard.bo, to: label)
            try await orchard.agree(orchard.di, to: label)
            try await orchard.report(["honoured", "honoured", "honoured"], by: orchard.di, to: label)
            try await orchard.grant(label, by: nel)
            let before = try await orchard.passer.open(orchard.replication)
            try await orchard.node.database.write { tx in
                try tx.run("UPDATE things SET visibility = 'withdrawn' WHERE slug = 'mot-qui-blesse'")
            }

            let pages = [
                try await orchard.passer.open(orchard.replication), try await orchard.passer.open(label),
                try await orchard.passer.openAsProgram(label), try await orchard.ada.open(orchard.replication),
                try await orchard.passer.open("\(orchard.replication)/labels"),
            ]

            #expect(before.says("Mot qui blesse"))
            for page in pages { #expect(!page.body.contains("Mot qui blesse"), "\(page.path)") }
            #expect(pages[1].status == 410 && pages[2].status == 410 && pages[0].status == 200)
        }
    }
}
