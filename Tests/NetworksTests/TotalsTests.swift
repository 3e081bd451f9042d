import Commons
import Fixtures
import HummingbirdTesting
import Networks
import NodeFixtures
import Replications
import Storage
import Testing
import Web

/// How many, here and below, each counted once.
@Suite struct TotalsTests {
    @Test(arguments: Engine.available)
    func `what is reached by several ways is counted once, and the page says how the number is made`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.steward("Ada", at: client)
            let bea = try await node.beekeeper("Bea", at: client)
            let cora = try await node.gardener("Cora", carriedBy: "La+Ruche", at: client)
            try await ada.found("Fédération")
            try await ada.propose("/networks/reseau", in: "federation")
            try await bea.accept(try await ada.propose("La Ruche", in: "reseau").path)
            try await bea.accept(try await ada.propose("La Ruche", in: "federation").path)
            try await cora.accept(try await ada.propose("/replications/jardin-a-mende", in: "federation").path)
            try await ada.propose("", in: "reseau", territory: "Lozère")
            try await cora.tell(measure: "reached", year: "2025", amount: "120")

            let page = try await Visitor(client).open("/networks/federation/totals")
            let data = try await Visitor(client).openAsProgram("/networks/federation/totals")
            let table = try await Visitor(client).open("/networks/federation/totals.csv")

            #expect(page.says("Implantations 1") && page.says("Personnes touchées 120"))
            #expect(page.says("D’après une implantation (2025)"))
            #expect(page.says("Emplois Pas de chiffre") && page.says("Structures qui portent ou soutiennent 1"))
            #expect(page.says("Déjà comptés ailleurs") && page.says("Compté le"))
            #expect(data.body.contains("\"replications\":1") && data.body.contains("\"partners\":1"))
            #expect(data.body.contains("\"missing\":1"))
            #expect(table.body.contains("Fédération") && table.body.contains("Réseau"))
        }
    }

    @Test(arguments: Engine.available)
    func `a territory counts what is in it and below, and what changes counts at once`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let visitor = Visitor(client)
            let before = try await visitor.open("/territories/lozere-fr-48/totals")
            let cora = try await node.gardener("Cora", at: client)

            let after = try await visitor.open("/territories/lozere-fr-48/totals")
            let region = try await visitor.open("/territories/occitanie-fr-occ/totals")
            let elsewhere = try await visitor.open("/territories/belgique-be/totals")
            try await cora.tell(measure: "jobs", year: "2024", amount: "1,5")
            let told = try await visitor.open("/territories/mende-fr-cog-48095/totals")

            #expect(before.says("Implantations 0") && after.says("Implantations 1") && region.says("Implantations 1"))
            #expect(elsewhere.status == 404 || elsewhere.says("Implantations 0"))
            #expect(told.says("Emplois 1,5"))
            #expect(
                try await visitor.open("/territories/lozere-fr-48").links.contains("/territories/lozere-fr-48/totals"))
        }
    }

    @Test(arguments: Engine.available)
    func `a year is chosen: its figures count, who gave none that year is missing`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let cora = try await node.gardener("Cora", at: client)
            try await cora.tell(measure: "reached", year: "2024", amount: "80")
            try await cora.tell(measure: "reached", year: "2025", amount: "120")
            let visitor = Visitor(client)
            let path = "/territories/lozere-fr-48/totals"

            let latest = try await visitor.open(path)
            let then = try await visitor.open("\(path)?year=2024")
            let never = try await visitor.open("\(path)?year=2019")
            let data = try await visitor.openAsProgram("\(path)?year=2024")
            let table = try await visitor.open("\(path).csv?year=2024")

            #expect(latest.says("Personnes touchées 120") && latest.links.contains("\(path)?year=2024"))
            #expect(then.says("Personnes touchées 80") && then.says("Ce sont les chiffres de 2024"))
            #expect(then.links.contains("\(path).csv?year=2024") && then.links.contains(path))
            #expect(never.says("Pas de chiffre pour cette année") && never.says("Ce qui manque"))
            #expect(data.body.contains("\"year\":2024") && data.body.contains("\"years\":[2025,2024]"))
            #expect(table.body.contains("80.0") && table.body.contains(",2024"))
            for garbage in ["abc", "20245", "-1", "2024.5"] {
                #expect(try await visitor.open("\(path)?year=\(garbage)").status == 422, "\(garbage)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `the same question is asked of a chosen set of networks`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.steward("Ada", at: client)
            try await ada.found("Autre")
            let cora = try await node.gardener("Cora", at: client)
            for network in ["reseau", "autre"] {
                try await cora.accept(try await ada.propose("/replications/jardin-a-mende", in: network).path)
            }

            let visitor = Visitor(client)
            let asked = try await visitor.open("/totals")
            let both = try await visitor.open("/totals?network=reseau&network=autre")
            let unknown = try await visitor.open("/totals?network=atlantide")
            let many = try await visitor.open(
                "/totals?" + Array(repeating: "network=x", count: 51).joined(separator: "&"))

            #expect(asked.says("Quels réseaux compter ensemble") && asked.says("Autre"))
            #expect(both.says("Combien, dans Réseau, Autre et en dessous") && both.says("Implantations 1"))
            #expect(unknown.status == 404 && many.status == 422)
        }
    }

    @Test(arguments: Engine.available)
    func `a circle of networks is counted once, and ends`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            for title in ["Un", "Deux", "Trois"] { try await ada.found(title) }
            for (network, member) in [("un", "deux"), ("deux", "trois"), ("trois", "un")] {
                try await ada.propose("/networks/\(member)", in: network)
            }
            let cora = try await node.gardener("Cora", at: client)
            try await cora.accept(try await ada.propose("/replications/jardin-a-mende", in: "trois").path)

            for name in ["un", "deux", "trois"] {
                let page = try await Visitor(client).open("/networks/\(name)/totals")
                #expect(page.says("Implantations 1"), "\(name)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `what has ended, or was withdrawn, is no longer counted`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.steward("Ada", at: client)
            let cora = try await node.gardener("Cora", at: client)
            let membership = try await ada.propose("/replications/jardin-a-mende", in: "reseau").path
            try await cora.accept(membership)
            let visitor = Visitor(client)
            let counted = try await visitor.open("/networks/reseau/totals")
            try await cora.submit("\(membership)/endings")
            let ended = try await visitor.open("/networks/reseau/totals")
            try await cora.accept(try await ada.propose("/replications/jardin-a-mende", in: "reseau").path)
            let now = node.world.now
            try await node.database.write { tx in
                let thing = try Thing.require(.replication, at: "jardin-a-mende", for: nil, in: tx)
                let author = Authorship(nil, because: "essai", at: now)
                _ = try Replications().show(thing, as: .withdrawn, by: author, in: tx)
            }
            let withdrawn = try await visitor.open("/networks/reseau/totals")

            #expect(counted.says("Implantations 1"))
            #expect(ended.says("Implantations 0") && withdrawn.says("Implantations 0"))
        }
    }
}

extension Visitor {
    /// Tells a figure of « Jardin à Mende ».
    @discardableResult
    func tell(measure: String, year: String, amount: String) async throws -> VisitedPage {
        let path = "/replications/jardin-a-mende/figures"
        try await open("\(path)/new")
        return try await submit(path, ["measure": measure, "year": year, "amount": amount])
    }
}
