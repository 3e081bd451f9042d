import Commons
import Fixtures
import Foundation
import HummingbirdTesting
import NodeFixtures
import Storage
import Testing

/// What people said of the places of a network or a territory.
@Suite struct TogetherTests {
    private struct Told: Decodable {
        struct Theme: Decodable {
            let name: String
            let places: Int
        }
        let replications: Int
        let heard: Int
        let missing: Int
        let themes: [Theme]
    }

    private func told(_ path: String, _ client: any TestClientProtocol) async throws -> Told {
        let page = try await Visitor(client).open("\(path).json")
        return try JSONDecoder().decode(Told.self, from: Data(page.body.utf8))
    }

    /// Two places in Mende; two people spoke of the first, of the same thing.
    private func tell(_ node: TestNode, _ client: any TestClientProtocol) async throws -> Visitor {
        let ada = try await node.person("Ada", at: client)
        try await ada.open("/practices/new")
        try await ada.submit("/practices", ["title": "Verger"])
        try await ada.submit("/practices/verger/editions")
        for title in ["Le verger", "Le potager"] {
            try await ada.open("/replications/new?practice=verger&territory=Mende&carrier=")
            try await ada.submit("/replications", ["title": title, "state": "running"])
        }
        let place = "/replications/le-verger"
        for (title, theme) in [("Un", "Liens"), ("Deux", "liens")] {
            try await ada.open("\(place)/testimonies/new")
            let told = try await ada.submit(
                "\(place)/testimonies",
                [
                    "title": "\(title) mot", "speaker": "Une voisine", "words": "Je connais les prénoms.",
                    "agreed": "yes", "consent": "spoken",
                ])
            try await ada.submit("\(told.path)/codes", ["quote": "les prénoms", "theme": theme])
        }
        return ada
    }

    @Test(arguments: Engine.available)
    func `a theme says how many places speak of it, each once, and places of which nobody spoke are said`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await tell(node, client)
            try await ada.open("/networks/new")
            try await ada.submit("/networks", ["title": "Réseau", "kind": "thematic"])
            try await ada.open("/memberships/new?network=reseau")
            try await ada.submit("/memberships", ["member": "/replications/le-verger"])
            let path = "/territories/lozere-fr-48/totals/testimonies"
            let around = try await told(path, client)
            let network = try await told("/networks/reseau/totals/testimonies", client)
            let page = try await Visitor(client).open(path)
            let csv = try await Visitor(client).open("\(path).csv").body
            let totals = try await Visitor(client).open("/territories/lozere-fr-48/totals")

            #expect(around.replications == 2 && around.heard == 1 && around.missing == 1)
            #expect(around.themes.map(\.places) == [1] && network.replications == 1 && network.missing == 0)
            #expect(page.says("Un lieu en parle.") && page.says("D’un lieu, personne n’a encore rien dit."))
            #expect(page.links.contains { $0.hasPrefix("/testimonies/un-mot#quote-") })
            #expect(csv.contains("theme,words,speaker,language,place,url") && totals.links.contains(path))
        }
    }

    @Test(arguments: Engine.available)
    func `whoever takes their words back is gone from what is told together`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await tell(node, client)
            for path in ["/testimonies/un-mot", "/testimonies/deux-mot"] {
                try await ada.open(path)
                try await ada.submit("\(path)/consent-withdrawals")
            }
            let around = try await told("/territories/lozere-fr-48/totals/testimonies", client)
            let chosen = try await Visitor(client).open("/totals/testimonies")

            #expect(around.heard == 0 && around.missing == 2 && around.themes.isEmpty)
            #expect(chosen.says("Choisissez d’abord des réseaux"))
        }
    }
}
