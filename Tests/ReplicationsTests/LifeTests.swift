import Fixtures
import HummingbirdTesting
import NodeFixtures
import Replications
import Testing
import Web

@Suite struct LifeTests {
    private let path = "/replications/jardin-a-mende"

    @Test(arguments: Engine.available)
    func `a replication goes through its life, and its endings stay on every page`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)

            for (state, reason) in [("running", "La terre est prête."), ("not-viable", "Plus d’eau.")] {
                try await ada.open("\(path)/states/new")
                try await ada.submit("\(path)/states", ["state": state, "reason": reason, "lessons": "Creuser avant."])
            }

            let page = try await ada.open(path)
            for words in ["En préparation", "En marche", "Terminée, non viable", "Plus d’eau.", "Creuser avant."] {
                #expect(page.says(words), "\(words)")
            }
            #expect(try await ada.open("/practices/jardin").says("Terminée, non viable"))
            #expect(try await ada.open("/territories/mende-fr-cog-48095").says("Terminée, non viable"))
        }
    }

    @Test(arguments: Engine.available)
    func `a state that cannot follow, or a day to come, is refused with a sentence`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            try await ada.open("\(path)/states/new")

            let page = try await ada.submit("\(path)/states", ["state": "purpose-met", "date": "2031"])

            #expect(page.status == 422)
            #expect(page.says("Cette étape ne peut pas suivre la précédente."))
            #expect(page.says("Cette date est à venir."))
        }
    }

    @Test(arguments: Engine.available)
    func `nobody but its carriers changes a replication, not even an administrator`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            _ = try await node.carrier("Ada", at: client)
            let boris = try await node.person("Boris", roles: [.administrator, .editor, .moderator], at: client)

            for page in ["revisions/new", "states/new", "adaptations/new"] {
                #expect(try await boris.open("\(path)/\(page)").status == 403, "\(page)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `going back to an earlier text does not undo what happened since`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            try await ada.open("\(path)/revisions/new")
            try await ada.submit("\(path)/revisions", ["summary": "Avec des abeilles", "reason": "précision"])
            try await ada.open("\(path)/states/new")
            try await ada.submit("\(path)/states", ["state": "running"])

            try await ada.open("\(path)/revisions/1")
            let restored = try await ada.submit("\(path)/restorations")

            #expect(!restored.says("Avec des abeilles"))
            #expect(restored.says("En marche"))
        }
    }
}
