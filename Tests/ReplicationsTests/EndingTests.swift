import Commons
import Fixtures
import HummingbirdTesting
import NodeFixtures
import Replications
import Storage
import Testing
import Web

/// Endings without shame: what was tried, what got in the way, what is left to others; help before and after.
@Suite struct EndingTests {
    private let path = "/replications/jardin-a-mende"

    private static let told = [
        "reason": "Le puits est à sec.", "lessons": "Chercher l’eau d’abord.", "tried": "Une **citerne** prêtée.",
        "obstacles": "L’été 2025.", "again": "Les goûters.", "documents": "La convention.",
        "equipment": "Deux brouettes.", "contacts": "L’association voisine.",
    ]

    @Test(arguments: Engine.available, ["transformed", "paused", "handed-over", "purpose-met", "not-viable"])
    func `each way to stop or change is asked for and thanked, and stays for others to read`(
        engine: Engine, state: String
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            try await ada.tell("running", of: path)

            let thanks = try await ada.tell(state, of: path, Self.told)
            let read = try await Visitor(client).open("\(path)/states/3")
            let page = try await Visitor(client).open(path)

            #expect(thanks.path == "\(path)/states/3" && thanks.says("Merci de l’avoir raconté"))
            #expect(thanks.says("Les personnes qui s’occupent de « Jardin »"))
            #expect(read.body.contains("<strong>citerne</strong>") && !read.says("Merci de l’avoir raconté"))
            for words in Self.told.values where !words.contains("*") {
                #expect(read.says(words) && page.says(words), "\(words)")
            }
            #expect(page.links.contains("\(path)/states/3"))
        }
    }

    @Test(arguments: Engine.available)
    func `help is offered before: the people of the practice, its organization, those who run one elsewhere`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            try await ada.open("/replications/new?practice=jardin&territory-id=FR-48&carrier=")
            try await ada.submit("/replications", ["state": "running", "title": "Jardin en Lozère"])

            let form = try await ada.open("\(path)/states/new")
            let chosen = try await ada.open("\(path)/states/new?state=not-viable")

            #expect(form.says("quelques questions de plus apparaissent plus bas") && form.says("Qu’avez-vous essayé"))
            #expect(try chosen.form(to: "\(path)/states").value("state") == "not-viable")
            #expect(form.says("Avant de décider, vous pouvez en parler."))
            #expect(form.links.contains("/practices/jardin#people"))
            #expect(form.links.contains("/replications/jardin-en-lozere#people"))
        }
    }

    @Test(arguments: Engine.available)
    func `what goes on is not asked for its ending, and a step that is not there is missing`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            let page = try await ada.tell("running", of: path, Self.told)

            #expect(page.path == path && !page.says("Deux brouettes."))
            for number in ["0", "3", "-1", "x", "99999999999999999999"] {
                #expect(try await ada.open("\(path)/states/\(number)").status == 404, "\(number)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `nobody but its carriers tells an ending, and what is too long is kept and refused`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            let bo = try await node.person("Bo", roles: [.administrator, .moderator], at: client)
            let long = String(repeating: "a", count: 5_001)

            let refused = try await ada.tell("not-viable", of: path, ["tried": long, "again": "Les goûters."])

            #expect(try await bo.open("\(path)/states/new").status == 403)
            #expect(refused.status == 422 && refused.body.contains("id=\"tried-error\""))
            #expect(try refused.form(to: "\(path)/states").value("again")?.contains("Les goûters.") == true)
        }
    }

    @Test(arguments: Engine.available)
    func `lessons are found across practices by words and by state, and each leads to its step`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            try await ada.tell("running", of: path)
            try await ada.tell("not-viable", of: path, Self.told)
            let visitor = Visitor(client)

            let all = try await visitor.open("/lessons")
            let found = try await visitor.open("/lessons?q=brouette&state=not-viable")
            let other = try await visitor.open("/lessons?state=paused")
            let none = try await visitor.open("/lessons?q=girafe")
            let data = try await visitor.open("/lessons.json?q=citerne")

            #expect(all.says("Jardin à Mende") && all.links.contains("\(path)/states/3"))
            #expect(found.says("Deux brouettes."))
            #expect(other.says("Aucune leçon ne répond") && none.says("Aucune leçon ne répond"))
            #expect(data.body.contains("\"obstacles\":\"L’été 2025.\""))
            #expect(try await visitor.open("/lessons?state=dead&after=x").status == 422)
        }
    }

    @Test func `the demonstration tells an ending of each kind, and they are among the lessons`() async throws {
        let node = try await TestNode.demonstration()
        try await node.test { client in
            let visitor = Visitor(client)
            for state in ["transformed", "paused", "handed-over", "purpose-met", "not-viable"] {
                let page = try await visitor.open("/lessons?state=\(state)")

                #expect(page.says("Ce qui a été essayé"), "\(state)")
            }
        }
    }
}
