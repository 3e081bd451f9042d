import Fixtures
import HummingbirdTesting
import NodeFixtures
import Practices
import Testing
import Web

@Suite struct PracticeTests {
    /// Somebody has begun to describe a practice: a draft with a title.
    private func draft(
        _ title: String, by visitor: Visitor, _ filling: [String: String] = [:]
    ) async throws -> VisitedPage {
        try await visitor.open("/practices/new")
        return try await visitor.submit("/practices", filling.merging(["title": title]) { $1 })
    }

    @Test(arguments: Engine.available)
    func `a draft is previewed by its author, missing for others, and seen by all once published as edition 1`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            let boris = try await node.person("Boris", at: client)

            let preview = try await draft("Le café des voisins", by: ada, ["need": "Se connaître."])
            let before = try await boris.open("/practices/le-cafe-des-voisins")
            let published = try await ada.submit("/practices/le-cafe-des-voisins/editions")
            let after = try await boris.open("/practices/le-cafe-des-voisins")
            let edition = try await boris.open("/practices/le-cafe-des-voisins/editions/1")

            #expect(preview.says("Brouillon."))
            #expect(before.status == 404)
            #expect(published.status == 200)
            #expect(after.says("Se connaître."))
            #expect(edition.says("Édition 1"))
        }
    }

    @Test(arguments: Engine.available)
    func `an edition never changes, whatever is saved later`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            _ = try await draft("Jardin", by: ada, ["core": "On décide ensemble."])
            try await ada.submit("/practices/jardin/editions")

            try await ada.open("/practices/jardin/revisions/new")
            try await ada.submit("/practices/jardin/revisions", ["core": "Le chef décide.", "reason": "essai"])

            #expect(try await ada.open("/practices/jardin").says("Le chef décide."))
            #expect(try await ada.open("/practices/jardin/editions/1").says("On décide ensemble."))
        }
    }

    @Test(arguments: Engine.available)
    func `versions are compared, and an earlier one is brought back with its reason`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            _ = try await draft("Jardin", by: ada, ["summary": "Un bout de terre"])
            try await ada.open("/practices/jardin/revisions/new")
            try await ada.submit("/practices/jardin/revisions", ["summary": "Un grand parc", "reason": "plus large"])

            let comparison = try await ada.open("/practices/jardin/comparison?from=1&to=2")
            try await ada.open("/practices/jardin/revisions/1")
            let restored = try await ada.submit("/practices/jardin/restorations", ["reason": "trop grand"])
            let history = try await ada.open("/practices/jardin/revisions")

            #expect(comparison.body.contains("<del>"))
            #expect(comparison.body.contains("<ins>"))
            #expect(restored.says("Un bout de terre"))
            #expect(history.says("plus large"))
            #expect(history.says("trop grand"))
        }
    }

    @Test(arguments: Engine.available)
    func `only its stewards change a practice, and an invited steward is one`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            let boris = try await node.person("Boris", roles: [.administrator], at: client)
            _ = try await draft("Jardin", by: ada)
            try await ada.submit("/practices/jardin/editions")

            let refused = try await boris.open("/practices/jardin/revisions/new")
            try await ada.open("/practices/jardin")
            let invitation = try await ada.submit("/practices/jardin/invitations")
            let link = try #require(invitation.body.firstPath(after: "/invitations/"))
            try await boris.open("/invitations/\(link)")
            try await boris.submit("/invitations/\(link)/acceptances")
            let allowed = try await boris.open("/practices/jardin/revisions/new")

            #expect(refused.status == 403)
            #expect(allowed.status == 200)
        }
    }

    @Test(arguments: Engine.available)
    func `the eighth principle is refused with its reason, and nothing typed is lost`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await ada.open("/practices/new")

            let eight = (1...8).map { "Principe numéro \($0)" }
            let page = try await ada.submit("/practices", ["title": "Trop"], choosing: ["principles": eight])

            #expect(page.status == 422)
            #expect(page.says("Sept principes au plus"))
            #expect(page.body.contains("Principe numéro 8"))
        }
    }

    @Test(arguments: Engine.available)
    func `what must be done, usual ways and tools are told, found, and each line has a name that stays`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await ada.open("/practices/new")
            try await ada.submit(
                "/practices", ["title": "Jardin", "toolkit": "Un **modèle** d’accord"],
                choosing: ["functions": ["Décider ensemble", "Accueillir"], "forms": ["Des bacs surélevés"]])
            try await ada.submit("/practices/jardin/editions")

            try await ada.open("/practices/jardin/revisions/new")
            let changed = try await ada.submit(
                "/practices/jardin/revisions", ["reason": "plus court"],
                choosing: ["functions": ["Accueillir chaque semaine", "Décider ensemble"]])
            let found = try await ada.open("/search?q=sureleve")

            #expect(changed.body.contains("<strong>modèle</strong>"))
            #expect(changed.body.contains("id=\"part-1-2\">Accueillir chaque semaine"))
            #expect(changed.body.contains("id=\"part-1-1\">Décider ensemble"))
            #expect(found.says("Jardin"))
            #expect(try await ada.open("/practices/jardin/editions/1").body.contains("id=\"part-1-2\">Accueillir<"))
        }
    }

    @Test(arguments: Engine.available)
    func `more lines than anybody reads are refused beside their list`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await ada.open("/practices/new")

            let page = try await ada.submit(
                "/practices", ["title": "Trop"],
                choosing: [
                    "functions": (1...21).map { "Chose \($0)" }, "forms": [String(repeating: "x", count: 401)],
                ])

            #expect(page.status == 422)
            #expect(page.body.contains("id=\"functions-error\"") && page.body.contains("id=\"forms-error\""))
            #expect(page.body.contains("Chose 21"))
        }
    }

    @Test(arguments: Engine.available)
    func `nonsense in every field is answered with a sentence beside each`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await ada.open("/practices/new")

            let page = try await ada.submit(
                "/practices",
                [
                    "title": "", "since": "le siècle dernier", "steward": "Personne du tout", "language": "xx",
                    "people": String(repeating: "🐝", count: 400),
                ],
                choosing: ["needs": ["<script>"]])

            #expect(page.status == 422)
            for field in ["title", "since", "steward", "language", "people", "needs"] {
                #expect(page.body.contains("id=\"\(field)-error\""), "\(field)")
            }
            #expect(!page.body.contains("<script>alert"))
        }
    }

    @Test(arguments: Engine.available)
    func `two people who save from the same version: the second is told`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            _ = try await draft("Jardin", by: ada)
            let here = Visitor(client)
            await here.setCookie("essaim_session", ada.cookie("essaim_session"))
            try await ada.open("/practices/jardin/revisions/new")
            try await here.open("/practices/jardin/revisions/new")
            try await here.submit("/practices/jardin/revisions", ["summary": "premier"])

            let late = try await ada.submit("/practices/jardin/revisions", ["summary": "second"])

            #expect(late.status == 409)
            #expect(try await ada.open("/practices/jardin").says("premier"))
        }
    }
}

extension String {
    /// What follows a beginning up to the next quote.
    fileprivate func firstPath(after beginning: String) -> Substring? {
        firstRange(of: beginning).map { self[$0.upperBound...].prefix { $0 != "\"" } }
    }
}
