import Fixtures
import HummingbirdTesting
import NodeFixtures
import Testing

/// What stewards and carriers have to answer stands on the page from which they share.
@Suite struct AwaitedAnswersTests {
    private let proposal = "/adaptations/des-bacs-hauts/proposal"

    @Test(arguments: Engine.available)
    func `a proposal awaits those who look after the practice until they answer, and nobody else`(
        _ engine: Engine
    ) async throws {
        try await Garden.tend(engine) { garden, client in
            try await garden.adapt("Des bacs hauts", "changed 1-6")
            try await garden.boris.open("/adaptations/des-bacs-hauts")
            try await garden.boris.submit(proposal, ["why": "Tout le monde y arrive."])

            let asked = try await garden.ada.open("/sharing")
            let carrier = try await garden.boris.open("/sharing")
            let nobody = try await Visitor(client).open("/sharing")
            try await garden.ada.open(proposal)
            try await garden.ada.submit("\(proposal)/answers", ["answer": "variant", "reason": "Reconnu"])
            let answered = try await garden.ada.open("/sharing")

            #expect(asked.says("Une proposition attend votre réponse.") && asked.links.contains(proposal))
            #expect(asked.says("Proposé à « Jardin »"))
            for page in [carrier, nobody, answered] { #expect(!page.links.contains(proposal)) }
        }
    }

    @Test(arguments: Engine.available)
    func `a new edition awaits those who carry the practice until their place follows it`(
        _ engine: Engine
    ) async throws {
        try await Garden.tend(engine) { garden, _ in
            let path = "\(garden.place)/editions/2"
            let before = try await garden.boris.open("/sharing")
            try await garden.publish(["forms": ["Une réunion le premier samedi", "Des bacs ou des parcelles"]])

            let appeared = try await garden.boris.open("/sharing")
            let steward = try await garden.ada.open("/sharing")
            try await garden.boris.open(path)
            try await garden.boris.submit("\(path)/following")
            let followed = try await garden.boris.open("/sharing")

            #expect(appeared.says("An edition awaits the answer of a place that you carry."))
            #expect(appeared.links.contains(path) && appeared.says("Edition 2 has appeared."))
            for page in [before, steward, followed] { #expect(!page.links.contains(path)) }
        }
    }
}
