import Commons
import Fixtures
import HummingbirdTesting
import NodeFixtures
import Storage
import Testing
import Web

/// An article goes from its authors to its readers by way of a newsroom; each step is written down.
@Suite struct NewsroomTests {
    private let path = "/articles/ruche"

    private func write(_ person: Visitor) async throws {
        try await person.open("/articles/new")
        try await person.submit("/articles", ["title": "Ruche", "text": "Un.\n\nDeux.", "authors": "Ada"])
    }

    @Test(arguments: Engine.available)
    func `it is submitted, read, accepted and published, each by whoever may`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            let edith = try await node.person("Edith", roles: [.editor], at: client)
            let eve = try await node.person("Eve", at: client)
            try await write(ada)
            #expect(try await edith.open("\(path)/review").status == 404, "a draft is its authors' alone")
            try await ada.take(["submit"], with: path)
            let sharing = try await edith.open("/sharing")
            let newsroom = try await edith.open("/newsroom")
            let refused = try await ada.take(["publish"], with: path)
            try await edith.take(["review", "accept", "publish"], with: path)
            let read = try await Visitor(client).open(path)

            #expect(sharing.links.contains("/newsroom") && newsroom.links.contains("\(path)/review"))
            #expect(refused.status == 422)
            #expect(try await eve.open("\(path)/review").status == 404)
            #expect(read.status == 200 && read.says("Publié le"))
        }
    }

    @Test(arguments: Engine.available)
    func `it is given back with a reason, and a comment stays with its paragraph`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            let edith = try await node.person("Edith", roles: [.editor], at: client)
            try await write(ada)
            try await ada.take(["submit"], with: path)
            try await edith.open("\(path)/comments/new?paragraph=2")
            let commented = try await edith.submit("\(path)/comments", ["text": "Plus précis ?"])
            let silent = try await edith.take(["give-back"], with: path)
            try await edith.take(["give-back"], with: path, ["note": "Il manque les chiffres."])
            let back = try await ada.open("\(path)/review")
            try await ada.open("\(path)/revisions/new")
            try await ada.submit("\(path)/revisions", ["text": "Un.\n\nDeux, en 2025."])
            let later = try await ada.open("\(path)/review")

            #expect(commented.says("Plus précis ?") && silent.status == 422)
            #expect(back.says("Il manque les chiffres.") && back.says("Brouillon"))
            #expect(!back.says("Sur des paragraphes qui ont changé depuis"))
            #expect(later.says("Sur des paragraphes qui ont changé depuis") && later.says("Plus précis ?"))
        }
    }

    @Test(arguments: Engine.available)
    func `those who read it compare its versions, and nobody else does`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            let edith = try await node.person("Edith", roles: [.editor], at: client)
            let eve = try await node.person("Eve", at: client)
            let comparison = "\(path)/comparison?from=1&to=2"
            try await write(ada)
            try await ada.open("\(path)/revisions/new")
            try await ada.submit("\(path)/revisions", ["text": "Un.\n\nTrois."])
            #expect(try await edith.open(comparison).status == 404, "a draft is its authors' alone")
            try await ada.take(["submit"], with: path)
            let review = try await edith.open("\(path)/review")
            let compared = try await edith.open(comparison)
            let versions = try await edith.open("\(path)/revisions")

            #expect(review.links.contains("\(path)/revisions") && versions.status == 200)
            #expect(compared.status == 200 && compared.says("Trois."))
            #expect(!compared.forms.contains { $0.action.hasSuffix("/restorations") })
            #expect(try await eve.open(comparison).status == 404)
            #expect(try await Visitor(client).open(comparison).status == 404)
        }
    }

    @Test(arguments: Engine.available)
    func `a reader is asked among the newsroom`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            let edith = try await node.person("Edith", roles: [.editor], at: client)
            _ = try await node.person("Rita", roles: [.editor], at: client)
            try await write(ada)
            try await ada.take(["submit"], with: path)
            let page = try await edith.open("\(path)/review")
            let rita: String? = try await node.database.read { tx in
                try tx.value("SELECT id FROM accounts WHERE name = 'Rita'")
            }
            let asked = try await edith.submit("\(path)/readers", ["reader": try #require(rita)])

            #expect(page.says("Rita") && asked.says("La lecture est demandée."))
            #expect(try await ada.send("\(path)/readers", []).status >= 400)
        }
    }

    @Test(arguments: Engine.available)
    func `what is scheduled appears on its day, unless it was given back`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let edith = try await node.person("Edith", roles: [.editor], at: client)
            try await write(edith)
            try await edith.open("/articles/new")
            try await edith.submit("/articles", ["title": "Autre", "text": "Un.", "authors": "Ada"])
            let day = CivilDate(node.world.now.adding(days: 3)).rawValue
            for article in [path, "/articles/autre"] {
                try await edith.take(["submit", "accept"], with: article)
                try await edith.take(["schedule"], with: article, ["due": day])
            }
            let past = try await edith.take(["schedule"], with: path, ["due": "2001-01-01"])
            let calendar = try await edith.open("/newsroom")
            try await edith.take(["give-back"], with: "/articles/autre", ["note": "Pas encore."])
            try await node.keepPromises()
            let early = try await Visitor(client).open(path).status
            node.world.advance(by: .seconds(4 * 86_400))
            try await node.keepPromises()

            #expect(past.status == 422 && calendar.says("Calendrier") && early == 404)
            #expect(try await Visitor(client).open(path).status == 200)
            #expect(try await Visitor(client).open("/articles/autre").status == 404)
        }
    }

    @Test(arguments: Engine.available)
    func `corrections are listed on the page, and what is withdrawn says why`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let edith = try await node.person("Edith", roles: [.editor], at: client)
            try await write(edith)
            try await edith.take(["submit", "accept", "publish"], with: path)
            let silent = try await edith.take(["correct"], with: path)
            try await edith.take(["correct"], with: path, ["note": "Le prix était faux."])
            let corrected = try await Visitor(client).open(path)
            try await edith.take(["withdraw"], with: path, ["note": "La source s’est rétractée."])
            let gone = try await Visitor(client).open(path)

            #expect(silent.status == 422 && corrected.says("Le prix était faux.") && corrected.says("Corrigé le"))
            #expect(gone.status == 410 && gone.says("La source s’est rétractée."))
        }
    }
}
