import Fixtures
import NodeFixtures
import Storage
import Testing

/// A network lends its name by the same rules as those who look after a practice.
@Suite struct LabelNetworkTests {
    @Test(arguments: Engine.available)
    func `a network lends its name on the charter of the practice, and both names stand side by side`(
        _ engine: Engine
    ) async throws {
        try await Orchard.on(engine) { orchard in
            let nel = try await orchard.node.person("Nel", at: orchard.client)
            try await nel.open("/networks/new")
            try await nel.submit("/networks", ["title": "Les Jardins unis", "kind": "thematic"])
            let network: String? = try await orchard.node.database.read { tx in
                try tx.value("SELECT id FROM things WHERE slug = 'les-jardins-unis'")
            }
            let first = try await orchard.visited(["honoured", "honoured", "honoured"])
            try await orchard.grant(first)
            let form = try await orchard.ada.open("\(orchard.replication)/labels/new")
            let label = try await orchard.ada.submit(
                "\(orchard.replication)/labels", ["issuer": try #require(network)]
            ).path
            let stranger = try await orchard.stan.open("\(label)/visitors/new")
            try await orchard.name(["Bo", "Di"], to: label, by: nel)
            try await orchard.agree(orchard.bo, to: label)
            try await orchard.agree(orchard.di, to: label)
            try await orchard.report(["honoured", "partly", "honoured"], by: orchard.di, to: label)
            try await orchard.grant(label, by: nel)
            let replication = try await orchard.passer.open(orchard.replication)
            let page = try await orchard.passer.open("/networks/les-jardins-unis")
            let list = try await orchard.passer.open("/networks/les-jardins-unis/labels")

            #expect(form.says("Les Jardins unis") && form.says("Les personnes qui animent le réseau décident."))
            #expect(stranger.status == 403, "whoever looks after the practice does not decide for the network")
            #expect(label != first && replication.links.contains(label) && replication.links.contains(first))
            #expect(page.says("Implantations qui portent le label") && page.links.contains(label))
            #expect(list.links.contains(label) && !list.links.contains(first))
            #expect(try await orchard.passer.open(label).says("Charte de"))
        }
    }
}
