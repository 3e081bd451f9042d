import Commons
import Files
import Fixtures
import HummingbirdTesting
import Media
import Node
import NodeFixtures
import Storage
import Testing
import Web

/// An article is written, looked at before it is saved, and says who made it and for whom.
@Suite struct ArticleTests {
    private static let fields = [
        "title": "Une ruche en ville", "summary": "Trois voisins et des abeilles.", "text": "Il était **une fois**.",
        "authors": "Ada Lovelace\nBo Diallo", "translators": "Cy Young", "commissioner": "Ville de Mende",
        "interests": "Bo garde les abeilles.",
    ]

    @Test(arguments: Engine.available)
    func `what is written is seen by its authors alone, with its byline`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await ada.open("/articles/new")
            let page = try await ada.submit("/articles", Self.fields)
            let data = try await ada.openAsProgram("/articles/une-ruche-en-ville")

            #expect(page.path == "/articles/une-ruche-en-ville" && page.body.contains("<strong>une fois</strong>"))
            #expect(page.says("Par Ada Lovelace, Bo Diallo.") && page.says("Cy Young"))
            #expect(page.says("Ville de Mende") && page.says("Bo garde les abeilles."))
            #expect(try await Visitor(client).open(page.path).status == 404)
            #expect(data.body.contains("\"stage\":\"draft\""))
        }
    }

    @Test(arguments: Engine.available)
    func `a preview shows the text and saves nothing`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await ada.open("/articles/new")
            let preview = try await ada.submit("/articles", Self.fields.merging(["preview": "on"]) { $1 })
            let again = try await ada.submit("/articles", ["preview": ""])
            try await ada.open("\(again.path)/revisions/new")
            let changed = try await ada.submit(
                "\(again.path)/revisions", ["text": "Tout _autre_.", "preview": "on"])
            let read = try await ada.open(again.path)

            #expect(preview.status == 200 && preview.body.contains("<strong>une fois</strong>"))
            #expect(again.path == "/articles/une-ruche-en-ville")
            #expect(changed.body.contains("<em>autre</em>") && !read.says("Tout"))
            let count: Int? = try await node.database.read { tx in
                try tx.value("SELECT COUNT(*) FROM revisions")
            }
            #expect(count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `things of the commons are shown within a text, drafts of others are not`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let cy = try await node.person("Cy", at: client)
            try await cy.open("/practices/new")
            try await cy.submit("/practices", ["title": "Jardin"], choosing: ["principles": ["Ensemble."]])
            try await cy.submit("/practices/jardin/editions")
            try await cy.open("/replications/new?practice=jardin&territory=Mende&carrier=")
            try await cy.submit("/replications", ["state": "preparing"])
            let other = try await node.person("Dan", at: client)
            try await other.open("/practices/new")
            try await other.submit("/practices", ["title": "Secret"])
            let ada = try await node.person("Ada", at: client)
            try await ada.open("/articles/new")
            let text = "Voyez :\n\n/practices/jardin\n\n/replications/jardin-a-mende\n\n/practices/secret\n\nFin."
            let page = try await ada.submit("/articles", ["title": "Visite", "text": text, "authors": "Ada"])

            #expect(page.links.contains("/practices/jardin") && page.links.contains("/replications/jardin-a-mende"))
            #expect(page.says("Mende") && page.says("/practices/secret"))
            #expect(!page.links.contains("/practices/secret"))
        }
    }

    @Test(arguments: Engine.available)
    func `an image whose licence does not let it in is refused, with the reason`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            try await node.bring("Ruche", licence: "CC-BY-4.0")
            try await node.bring("Essaim", licence: "CC-BY-NC-4.0")
            let ada = try await node.person("Ada", at: client)
            try await ada.open("/articles/new")
            let refused = try await ada.submit("/articles", Self.fields.merging(["text": "/media/essaim"]) { $1 })
            let linked = try await ada.submit("/articles", ["text": "Voyez [l’essaim](/media/essaim).\n\n/media/ruche"])

            #expect(refused.status == 422 && refused.says("interdit l’usage commercial"))
            #expect(linked.status == 200 && linked.body.contains("<figcaption about=\"/media/ruche\">"))
        }
    }

    @Test(arguments: Engine.available)
    func `an article is found by its words once it is published, and in the feed`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let edith = try await node.person("Edith", roles: [.editor], at: client)
            try await edith.open("/articles/new")
            let path = try await edith.submit("/articles", Self.fields).path
            let hidden = try await Visitor(client).open("/articles?q=abeilles")
            try await edith.take(["submit", "accept", "publish"], with: path)
            let found = try await Visitor(client).open("/articles?q=abeilles")
            let feed = try await Visitor(client).open("/articles/news.atom")
            let linked = try await Visitor(client).open("\(path).jsonld")

            #expect(!hidden.says("Une ruche en ville") && found.says("Une ruche en ville"))
            #expect(feed.body.contains("<title xml:lang=\"fr\">Une ruche en ville</title>"))
            #expect(linked.body.contains("schema:Article") || linked.body.contains("\"Article\""))
        }
    }
}

extension TestNode {
    /// A published image of nobody's.
    func bring(_ title: String, licence: String) async throws {
        let file = try node.files.begin(world.world)
        try file.append(Array(title.utf8))
        let stored = try node.files.keep(file)
        try await database.write { [world] tx in
            let drawing = MediumFile(digest: stored.digest, type: "image/png", bytes: stored.bytes, width: 8, height: 6)
            var origin = Origin()
            origin.visibility = .published
            let content = MediumContent(
                title: title, language: "fr", file: stored.digest, licence: licence, authors: "Ada")
            let author = Authorship(nil, because: "Vu", at: world.now)
            _ = try Media().bring(content, drawing, origin, by: author, world: world.world, in: tx)
        }
    }
}

extension Visitor {
    /// Takes steps of an article, one after the other; the page after the last one.
    @discardableResult
    func take(_ acts: [String], with path: String, _ fields: [String: String] = [:]) async throws -> VisitedPage {
        for act in acts {
            try await open("\(path)/review")
            try await submit("\(path)/steps", fields.merging(["act": act]) { $1 })
        }
        return try page
    }
}
