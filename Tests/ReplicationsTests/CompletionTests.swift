import Fixtures
import HummingbirdTesting
import NodeFixtures
import Storage
import Testing
import Web

/// What was told of an ending can be completed later; what was told before stays to read.
@Suite struct CompletionTests {
    private let path = "/replications/jardin-a-mende"

    private static let told = ["reason": "Le puits est à sec.", "tried": "Une citerne."]

    @Test(arguments: Engine.available)
    func `carriers complete each text of an ending, and what was written before can still be read`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            try await ada.tell("not-viable", of: path, Self.told)
            let thanks = try await ada.open("\(path)/states/2")
            let form = try await ada.open("\(path)/states/2/revisions/new")
            let saved = try await ada.submit(
                "\(path)/states/2/revisions",
                ["tried": "Une **citerne** et un forage.", "equipment": "Deux brouettes.", "contacts": "La mairie."])
            let read = try await Visitor(client).open("\(path)/states/2")
            let lessons = try await Visitor(client).open("/lessons?q=brouette")
            let data = try await Visitor(client).openAsProgram("\(path)/states/2")
            let trail: [String] = try await node.database.read { tx in
                try tx.values("SELECT detail FROM audit_entries WHERE act = 'state.completed' LIMIT 9")
            }

            #expect(thanks.links.contains("\(path)/states/2/revisions/new"))
            #expect(try form.form(to: "\(path)/states/2/revisions").value("tried")?.contains("Une citerne.") == true)
            #expect(saved.path == "\(path)/states/2" && saved.says("Deux brouettes."))
            #expect(read.body.contains("<strong>citerne</strong>") && read.says("La mairie."))
            #expect(read.says("Ce qui était écrit avant") && read.says("Une citerne.") && !read.says("Compléter"))
            #expect(lessons.says("Jardin à Mende"))
            #expect(data.body.contains("\"versions\":[{") && trail == ["not-viable"])
        }
    }

    @Test(arguments: Engine.available)
    func `of two who complete at once the second keeps what was typed, reads, and saves`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            try await ada.tell("not-viable", of: path, Self.told)
            let here = Visitor(client)
            await here.setCookie("essaim_session", ada.cookie("essaim_session"))
            try await here.open("\(path)/states/2/revisions/new")
            try await ada.open("\(path)/states/2/revisions/new")
            try await ada.submit("\(path)/states/2/revisions", ["again": "Les goûters."])

            let late = try await here.submit("\(path)/states/2/revisions", ["documents": "La convention."])
            let again = try await here.submit("\(path)/states/2/revisions", ["again": "Les goûters."])

            #expect(late.status == 409 && late.says("Quelqu’un vient de compléter"))
            #expect(
                try late.form(to: "\(path)/states/2/revisions").value("documents")?.contains("La convention.") == true)
            #expect(again.says("La convention.") && again.says("Les goûters.") && again.says("2 versions"))
        }
    }

    @Test(arguments: Engine.available)
    func `nobody else completes a step, saving nothing new keeps nothing, and what is too long is refused`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            try await ada.tell("not-viable", of: path, Self.told)
            let eve = try await node.person("Eve", roles: [.administrator, .moderator], at: client)
            try await ada.open("\(path)/states/2/revisions/new")
            try await ada.submit("\(path)/states/2/revisions")
            let long = try await {
                try await ada.open("\(path)/states/2/revisions/new")
                return try await ada.submit(
                    "\(path)/states/2/revisions", ["tried": String(repeating: "a", count: 5_001)])
            }()
            let count: Int? = try await node.database.read { tx in try tx.value("SELECT COUNT(*) FROM step_versions") }

            #expect(count == 0)
            #expect(long.status == 422 && long.body.contains("id=\"tried-error\""))
            #expect(try await eve.open("\(path)/states/2/revisions/new").status == 403)
            for number in ["0", "9", "x", "99999999999999999999"] {
                #expect(try await ada.open("\(path)/states/\(number)/revisions/new").status == 404, "\(number)")
            }
        }
    }

    @Test(arguments: Engine.available)
    func `a step that goes on is completed too, without the questions of an ending`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            let form = try await ada.open("\(path)/states/1/revisions/new")
            let saved = try await ada.submit("\(path)/states/1/revisions", ["reason": "Un terrain prêté."])

            #expect(!form.says("Qu’avez-vous essayé"))
            #expect(saved.says("Un terrain prêté.") && saved.links.contains("\(path)/states/1/revisions/new"))
        }
    }
}
