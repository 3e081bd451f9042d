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

/// What a visit found may be shown by an image or a document of the node; what tells of people is for those whom it concerns.
@Suite struct EvidenceTests {
    /// A medium that Bo looks after.
    private static func medium(
        _ title: String, _ visibility: Visibility, in orchard: Orchard
    ) async throws -> String {
        let person = try #require(Person.ID(rawValue: try await orchard.id(of: "Bo")))
        let node = orchard.node
        let file = try node.node.files.begin(node.world.world)
        try file.append(Array("a drawing of \(title)".utf8))
        let stored = try node.node.files.keep(file)
        return try await node.database.write { tx in
            let drawing = MediumFile(digest: stored.digest, type: "image/png", bytes: stored.bytes, width: 8, height: 6)
            let content = MediumContent(
                title: title, language: "fr", file: stored.digest, licence: "CC-BY-4.0", authors: "Bo")
            var origin = Origin()
            origin.visibility = visibility
            let author = Authorship(person, because: "Vu", at: node.world.now)
            return try Media().bring(content, drawing, origin, by: author, world: node.world.world, in: tx).path
        }
    }

    /// Bo writes down what shows a principle.
    @discardableResult
    private static func write(
        _ words: [String: String], isPrivate: Bool = false, to label: String, by visitor: Visitor
    ) async throws -> VisitedPage {
        try await visitor.open("\(label)/findings/1/new")
        let fields = ["finding": "honoured", "evidence": "Vu sur place, en mars."].merging(words) { $1 }
        return try await visitor.submit(
            "\(label)/findings/1", fields, choosing: ["isPrivate": isPrivate ? ["yes"] : []])
    }

    private static func visiting(_ orchard: Orchard) async throws -> String {
        let label = try await orchard.ask()
        try await orchard.name(["Bo", "Cy"], to: label)
        try await orchard.agree(orchard.bo, to: label)
        try await orchard.agree(orchard.cy, to: label)
        return label
    }

    private static func hand(in label: String, _ orchard: Orchard) async throws {
        for principle in 2...3 {
            try await orchard.bo.open("\(label)/findings/\(principle)/new")
            try await orchard.bo.submit(
                "\(label)/findings/\(principle)", ["finding": "honoured", "evidence": "Vu sur place."])
        }
        try await orchard.bo.open(label)
        try await orchard.bo.submit("\(label)/reports", ["report": "Un bel accueil."])
    }

    @Test(arguments: Engine.available)
    func `a published image shows a finding to everybody, once the visit is handed in`(_ engine: Engine) async throws {
        try await Orchard.on(engine) { orchard in
            let label = try await Self.visiting(orchard)
            let path = try await Self.medium("Panneau", .published, in: orchard)
            let form = try await orchard.bo.open("\(label)/findings/1/new")
            let written = try await Self.write(["medium": path], to: label, by: orchard.bo)
            let before = try await orchard.passer.open(label)
            try await Self.hand(in: label, orchard)
            let page = try await orchard.passer.open(label)
            let data = try await orchard.passer.openAsProgram(label)

            #expect(form.body.contains("<option value=\"\(path)\""))
            #expect(written.links.contains(path) && !before.links.contains(path))
            #expect(page.links.contains(path) && page.says("Panneau"))
            #expect(data.body.contains("\"path\":\"\(path)\""))
        }
    }

    @Test(arguments: Engine.available)
    func `what tells of people is read by those whom the visit concerns, on the page, as data and as a file`(
        _ engine: Engine
    ) async throws {
        try await Orchard.on(engine) { orchard in
            let label = try await Self.visiting(orchard)
            let path = try await Self.medium("Visages", .draft, in: orchard)
            try await Self.write(
                ["medium": path, "evidence": "Jeanne nous a dit oui."], isPrivate: true, to: label, by: orchard.bo)
            try await Self.hand(in: label, orchard)
            let own = "\(label)/findings/1/media/1"

            for reader in [orchard.bo, orchard.cy, orchard.ada, orchard.stan] {
                let page = try await reader.open(label)
                #expect(page.says("Jeanne") && page.links.contains(own))
                #expect(try await reader.open(own).body == "a drawing of Visages")
            }
            let eve = try await orchard.node.person("Eve", roles: [.administrator, .moderator], at: orchard.client)
            for other in [orchard.di, orchard.passer, eve] {
                let page = try await other.open(label)
                let data = try await other.openAsProgram(label)
                #expect(page.says("Respecté") && page.says("n’est lu que par celles que la visite concerne"))
                for text in [page.body, data.body] { #expect(!text.contains("Jeanne") && !text.contains("Visages")) }
                #expect([403, 404, 401, 303, 200].contains(try await other.open(own).status))
                #expect(try await other.open(own).body.contains("a drawing") == false)
            }
        }
    }

    @Test(arguments: Engine.available)
    func `an image that others brought and do not show, one that is not there, and a draft for everybody are refused`(
        _ engine: Engine
    ) async throws {
        try await Orchard.on(engine) { orchard in
            let label = try await Self.visiting(orchard)
            let path = try await Self.medium("Visages", .draft, in: orchard)

            let strange = try await Self.write(["medium": path], isPrivate: true, to: label, by: orchard.cy)
            let absent = try await Self.write(["medium": "/media/rien"], to: label, by: orchard.bo)
            let draft = try await Self.write(["medium": path], to: label, by: orchard.bo)

            for page in [strange, absent, draft] {
                #expect(page.status == 422 && page.body.contains("id=\"medium-error\""))
                #expect(page.body.contains("Vu sur place, en mars."))
            }
        }
    }

    @Test(arguments: Engine.available)
    func `another visitor who writes after it keeps the image, and a withdrawn one is shown no more`(
        _ engine: Engine
    ) async throws {
        try await Orchard.on(engine) { orchard in
            let label = try await Self.visiting(orchard)
            let path = try await Self.medium("Visages", .draft, in: orchard)
            try await Self.write(["medium": path], isPrivate: true, to: label, by: orchard.bo)
            let again = try await Self.write(
                ["medium": path, "evidence": "Vu aussi par Cy."], isPrivate: true, to: label, by: orchard.cy)
            try await orchard.node.database.write { tx in
                try tx.run("UPDATE things SET visibility = 'withdrawn' WHERE kind = 'medium'")
            }
            let page = try await orchard.bo.open(label)
            let file = try await orchard.bo.open("\(label)/findings/1/media/1")

            #expect(again.says("Vu aussi par Cy.") && again.says("Visages"))
            #expect(!page.says("Visages") && file.status == 404)
        }
    }
}
