import Commons
import Fixtures
import Organizations
import Practices
import Testing

@Suite struct NarrowingTests {
    @Test(arguments: Engine.available)
    func `facets say how many results each choice leaves, in plain words`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)
        let garden = try await commons.practice("Jardin partagé", needs: ["food", "isolation"])
        try await commons.practice("Boîte à dons", needs: ["everyday-goods"])
        try await commons.replication("Le jardin de Mende", of: garden, in: .mende)

        try await commons.visit { visitor in
            let all = try await visitor.open("/search")
            let fed = try await visitor.open("/search?need=food")

            #expect(all.says("Besoin Bien manger 2 Rompre l’isolement 2 S’équiper à moindre coût 1"))
            #expect(all.says("État En marche 1") && all.says("Échelon Commune 1"))
            #expect(fed.says("2 résultats") && !fed.says("Boîte à dons"))
            #expect(fed.says("S’équiper à moindre coût 1"), "what would be there instead")
        }
    }

    @Test(arguments: Engine.available)
    func `what every result has is no choice`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)
        for number in 1...3 { try await commons.practice("Essai \(number).", needs: ["food"]) }

        try await commons.visit { visitor in
            let practices = try await visitor.open("/practices")

            #expect(!practices.says("Bien manger"))
        }
    }

    @Test(arguments: Engine.available)
    func `a filter can be taken away by a link, and the others stay`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)
        let garden = try await commons.practice("Jardin partagé", needs: ["food"])
        try await commons.replication("Le jardin de Mende", of: garden, in: .mende)

        try await commons.visit { visitor in
            let found = try await visitor.open("/search?need=food&state=running&territory=FR-48")

            #expect(found.says("En marche, retirer") && found.says("Lozère (Occitanie), retirer"))
            #expect(found.links.contains("/search?need=food&territory=FR-48"))
            #expect(found.links.contains("/search?need=food&state=running"))
        }
    }

    @Test(arguments: Engine.available)
    func `a kind of organization narrows to what it carries`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)
        let garden = try await commons.practice("Jardin partagé")
        let mutual = try await commons.organization("La Mutuelle", .mutual)
        try await commons.replication("Porté par une mutuelle", of: garden, in: .mende, carriers: [mutual.id])
        try await commons.replication("Porté par personne", of: garden, in: .mende)

        try await commons.visit { visitor in
            let found = try await visitor.open("/replications?carrier=mutual")

            #expect(found.says("Porté par une mutuelle") && !found.says("Porté par personne"))
        }
    }

    @Test(arguments: Engine.available)
    func `the lists of one kind hold nothing else`(engine: Engine) async throws {
        let commons = try await SmallCommons(engine)
        let garden = try await commons.practice("Jardin partagé")
        try await commons.replication("Le jardin de Mende", of: garden, in: .mende)
        try await commons.organization("Les Jardiniers")

        try await commons.visit { visitor in
            let practices = try await visitor.open("/practices?kind=organization")
            let replications = try await visitor.open("/replications")
            let organizations = try await visitor.open("/organizations")

            #expect(practices.says("1 résultat") && practices.says("Jardin partagé"))
            #expect(replications.says("1 résultat") && replications.says("Le jardin de Mende"))
            #expect(organizations.says("1 résultat") && organizations.says("Les Jardiniers"))
        }
    }
}
