import Fixtures
import HummingbirdTesting
import NodeFixtures
import Storage
import Testing
import Web

/// What was withdrawn is not read by the side door of an edition or a proposal.
@Suite struct HiddenPagesTests {
    private let proposal = "/adaptations/des-bacs-hauts/proposal"

    private func withdraw(_ slug: String, in garden: Garden) async throws {
        try await garden.node.database.write { tx in
            try tx.run("UPDATE things SET visibility = 'withdrawn' WHERE slug = \(slug)")
        }
    }

    @Test(arguments: Engine.available)
    func `the editions of a practice that was withdrawn are answered by nobody, and read by nobody`(
        _ engine: Engine
    ) async throws {
        try await Garden.tend(engine) { garden, client in
            let path = "\(garden.place)/editions/2"
            try await garden.publish(["forms": ["Une réunion le premier samedi", "Des mots qui blessent"]])
            let before = try await garden.boris.open(path)
            try await withdraw("jardin", in: garden)

            let carrier = try await garden.boris.open(path)
            let panel = try await garden.boris.open(garden.place)
            let sharing = try await garden.boris.open("/sharing")
            let form = try await garden.boris.open("\(garden.place)/editions/new")
            let data = try await garden.boris.openAsProgram(path)
            let token = try #require(before.forms.compactMap { $0.value("_token") }.first)
            let answered = try await garden.boris.send("\(path)/following", [PageForm.Field("_token", token)])
            let stranger = try await Visitor(client).open("\(garden.place)/editions/1")

            #expect(before.body.contains("blessent"))
            for page in [carrier, form, data, answered, stranger] {
                #expect(page.status == 410 && !page.body.contains("blessent"), "\(page.path)")
            }
            #expect(panel.status == 200 && !panel.links.contains(path) && !sharing.links.contains(path))
        }
    }

    @Test(arguments: Engine.available)
    func `a place that was withdrawn is not named among those who do it too, nor as where it came from`(
        _ engine: Engine
    ) async throws {
        try await Garden.tend(engine) { garden, client in
            try await garden.adapt("Des bacs hauts", "changed 1-6")
            try await garden.boris.open("/adaptations/des-bacs-hauts")
            try await garden.boris.submit(proposal, ["why": "Tout le monde y arrive."])
            let chloe = try await garden.node.person("Chloe", at: client)
            try await chloe.open("/replications/new?practice=jardin&territory=Occitanie&carrier=")
            try await chloe.submit("/replications", ["title": "Mot qui blesse", "state": "preparing"])
            try await chloe.open(proposal)
            try await chloe.submit("\(proposal)/echoes", ["note": "Depuis avril."])
            let before = try await Visitor(client).open(proposal)

            try await withdraw("mot-qui-blesse", in: garden)
            let echo = try await Visitor(client).open(proposal)
            let data = try await Visitor(client).openAsProgram("\(garden.practice)/proposals")
            try await withdraw("jardin-a-mende", in: garden)
            let own = try await Visitor(client).open(proposal)
            let list = try await Visitor(client).open("\(garden.practice)/proposals")

            #expect(before.says("Mot qui blesse") && before.says("Depuis avril."))
            for page in [echo, data] {
                #expect(!page.body.contains("Mot qui blesse") && !page.body.contains("Depuis avril."))
            }
            #expect(own.status == 404 && !list.says("Jardin à Mende"))
        }
    }

    @Test(arguments: Engine.available)
    func `a steward who answers over and over writes to the carriers three times a day at most`(
        _ engine: Engine
    ) async throws {
        try await Garden.tend(engine) { garden, _ in
            try await garden.adapt("Des bacs hauts", "changed 1-6")
            try await garden.boris.open("/adaptations/des-bacs-hauts")
            try await garden.boris.submit(proposal, ["why": "Tout le monde y arrive."])
            for number in 1...6 {
                garden.node.world.advance(by: .seconds(60))
                try await garden.ada.open(proposal)
                try await garden.ada.submit("\(proposal)/answers", ["answer": "not-now", "reason": "Raison \(number)"])
            }
            let letters: Int? = try await garden.node.database.read { tx in
                try tx.value(
                    "SELECT COUNT(*) FROM letters WHERE recipient = 'boris@example.org' AND subject LIKE '%an answer'")
            }

            #expect(letters == 3)
            #expect(try await garden.ada.open(proposal).says("Raison 6"))
        }
    }
}
