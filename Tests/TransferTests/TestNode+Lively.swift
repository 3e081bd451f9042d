import Commons
import Editions
import Files
import Fixtures
import Media
import Node
import NodeFixtures
import Practices
import Storage
import Transfer
import Web

extension TestNode {
    /// A commons in which everything happened once: revisions, another address, a translation, an edition, states, an
    /// adaptation, a figure, a network, an outcome with a study, an indicator with observations, a second keeper, a draft, something withdrawn, an edition
    /// that was answered, a proposal that was taken up.
    static func lively(_ engine: Engine) async throws -> TestNode {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await ada.open("/practices/new")
            try await ada.submit(
                "/practices", ["title": "Jardin", "action": "Un potager pour tous."],
                choosing: ["principles": ["On décide ensemble.", "Rien n’est vendu."]])
            try await ada.submit("/practices/jardin/editions")
            try await ada.open(
                "/replications/new?practice=jardin&territory=Mende&carrier=Graines&carrier-kind=association")
            try await ada.submit("/replications", ["state": "preparing"])
            let replication = try await ada.page.path
            try await ada.open("\(replication)/states/new")
            try await ada.submit("\(replication)/states", ["state": "running", "lessons": "Commencer petit."])
            try await ada.open("\(replication)/states/new")
            try await ada.submit(
                "\(replication)/states", ["state": "transformed", "tried": "Des bacs.", "contacts": "Les voisins."])
            try await ada.open("\(replication)/states/3/revisions/new")
            try await ada.submit("\(replication)/states/3/revisions", ["tried": "Des bacs, puis des sacs."])
            try await ada.open("\(replication)/adaptations/new")
            try await ada.submit("\(replication)/adaptations", ["title": "Sur les toits", "what": "Des bacs."])
            try await ada.open("\(replication)/labels/new")
            try await ada.submit("\(replication)/labels", ["words": "Venez voir."])
            try await Self.gather(replication, ada)
            try await Self.find(replication, ada)
            try await ada.open("/practices/new")
            try await ada.submit("/practices", ["title": "Brouillon"])
            try await ada.open("/practices/new")
            try await ada.submit("/practices", ["title": "Abandon"])
        }
        try await node.publish()
        try await node.database.write { tx in try node.liven(in: tx) }
        try await node.show()
        return node
    }

    /// An article that was read, commented on and published, and the series in which it stands.
    private func publish() async throws {
        try await test { client in
            let edith = try await person("Edith", roles: [.editor], at: client)
            try await edith.open("/articles/new")
            try await edith.submit("/articles", ["title": "Visite", "text": "Un.", "authors": "Edith"])
            for act in ["submit", "accept", "publish"] {
                try await edith.open("/articles/visite/review")
                try await edith.submit("/articles/visite/steps", ["act": act])
            }
            try await edith.open("/articles/visite/review")
            try await edith.submit("/articles/visite/readers")
            try await edith.open("/articles/visite/comments/new?paragraph=1")
            try await edith.submit("/articles/visite/comments", ["text": "Bien."])
            try await edith.open("/dossiers/new")
            try await edith.submit(
                "/dossiers",
                ["title": "À lire", "form": "series", "entries": "/articles/visite", "licence": "CC-BY-SA-4.0"])
        }
    }

    /// An image on the page of the garden.
    private func show() async throws {
        let file = try node.files.begin(world.world)
        try file.append(Array("a drawing".utf8))
        let stored = try node.files.keep(file)
        try await database.write { tx in
            let author = Authorship(nil, because: "Vu", at: world.now)
            let garden = try Self.thing("SELECT id FROM things WHERE slug = 'jardin-partage'", in: tx)
            let drawing = MediumFile(digest: stored.digest, type: "image/png", bytes: stored.bytes, width: 8, height: 6)
            var origin = Origin()
            origin.visibility = .published
            let content = MediumContent(
                title: "Ruche", language: "fr", file: stored.digest, licence: "CC-BY-4.0", authors: "Ada")
            let medium = try Media().bring(content, drawing, origin, by: author, world: world.world, in: tx)
            try Media.show(medium, on: garden, at: world.now, in: tx)
        }
    }

    /// A figure, and a network with a member and a meeting.
    private static func gather(_ replication: String, _ ada: Visitor) async throws {
        try await ada.open("\(replication)/figures/new")
        try await ada.submit("\(replication)/figures", ["year": "2025", "amount": "12"])
        try await ada.open("/networks/new")
        try await ada.submit("/networks", ["title": "Réseau", "kind": "thematic"])
        try await ada.open("/memberships/new?network=reseau")
        try await ada.submit("/memberships", ["member": replication])
        try await ada.open("/networks/reseau/meetings/new")
        try await ada.submit("/networks/reseau/meetings", ["title": "Printemps", "date": "2027-04"])
    }

    /// What is hoped for, and what was found.
    private static func find(_ replication: String, _ ada: Visitor) async throws {
        try await ada.open("/practices/jardin/outcomes/new")
        try await ada.submit("/practices/jardin/outcomes", ["title": "Voisins", "question": "Qui se parle ?"])
        try await ada.open("/outcomes/voisins/studies/new")
        try await ada.submit(
            "/outcomes/voisins/studies",
            ["title": "Enquête", "ai": "6", "n1i": "10", "ci": "4", "n2i": "10", "selection": "low"])
        try await ada.open("/practices/jardin/indicators/new")
        try await ada.submit("/practices/jardin/indicators", ["title": "Repas", "question": "Combien ?"])
        for amount in ["12", "13"] {
            try await ada.open("\(replication)/observations/new")
            try await ada.submit("\(replication)/observations", ["period": "2025", "amount": amount])
        }
        try await ada.open("\(replication)/testimonies/new")
        try await ada.submit(
            "\(replication)/testimonies",
            [
                "title": "Des prénoms", "speaker": "Une voisine", "words": "Je connais les prénoms.", "agreed": "yes",
                "consent": "spoken",
            ])
        try await ada.submit("/testimonies/des-prenoms/codes", ["quote": "les prénoms", "theme": "liens"])
        try await ada.open("\(replication)/goals/new")
        let goal = try await ada.submit(
            "\(replication)/goals",
            [
                "target": "20", "due": "2027", "success": "Vingt repas.", "funder": "La commune", "understood": "on",
            ]
        ).path
        try await ada.submit("\(goal)/narratives", ["narrative": "Un été sec."])
        try await ada.open("\(replication)/goals/new")
        let offer = try await ada.submit(
            "\(replication)/goals",
            ["target": "30", "due": "2027", "success": "Trente repas.", "funder": "Graines", "understood": "on"]
        ).path
        try await ada.submit("\(offer)/answers", ["answer": "agreed", "words": "Avec joie."])
        try await account(replication, ada)
    }

    /// A sheet that is published, and a draft that somebody reads.
    private static func account(_ replication: String, _ ada: Visitor) async throws {
        for year in ["2025", "2024"] {
            try await ada.open("\(replication)/sheets/new")
            let sheet = try await ada.submit(
                "\(replication)/sheets", ["from": year, "failed": "Le gel."],
                choosing: ["in-what": ["Dons"], "in-amount": ["12,50"]]
            ).path
            try await ada.open("\(sheet)/reading")
            try await ada.submit("\(sheet)/comments", ["text": "Relu."])
            try await ada.open(sheet)
            if year == "2025" { try await ada.submit("\(sheet)/publications") }
        }
    }

    /// Its export, made once.
    static func livelyArchive() async throws -> [UInt8] { try await Making.shared.archive.value }

    private actor Making {
        static let shared = Making()
        let archive = Task { try await TestNode.lively(.sqlite).export() }
    }

    /// What no page does yet.
    private func liven(in tx: Transaction) throws {
        let practices = Practices()
        let author = Authorship(nil, because: "« Relu »", at: world.now)
        var garden = try Self.thing("SELECT id FROM things WHERE slug = 'jardin'", in: tx)
        var content = try practices.content(of: garden, in: tx)
        content.title = "Jardin partagé"
        garden = try practices.revise(garden, content, readAt: garden.revision, by: author, in: tx)
        garden = try garden.rename(to: content.title, in: tx)
        content.functions = ["Décider ensemble"]
        garden = try practices.revise(garden, content, readAt: garden.revision, by: author, in: tx)
        try giveBack(to: garden, by: author, in: tx)
        content.language = "en"
        content.title = "Shared garden"
        try practices.translate(garden, content, of: garden.revision, by: author, in: tx)
        try tx.run(
            """
            INSERT INTO translations (thing_id, language, of_revision, content, person_id, at)
            SELECT thing_id, 'de', number, content, person_id, at FROM revisions
            WHERE thing_id = \(garden.id) AND number = \(garden.revision)
            """)
        try tx.run(
            """
            INSERT INTO translators (thing_id, person_id, since, admitted_by, admitted_at)
            VALUES (\(garden.id), \(world.world.newID() as Person.ID), 1, NULL, NULL)
            """)
        try garden.addKeeper(world.world.newID(), by: nil, at: world.now, in: tx)
        try tx.run(
            """
            INSERT INTO sheet_readers (sheet_id, person_id, since, added_by)
            SELECT s.thing_id, a.id, 1, a.id FROM sheets s, accounts a ORDER BY s.thing_id, a.id LIMIT 1
            """)
        let gone = try Self.thing("SELECT id FROM things WHERE slug = 'abandon'", in: tx)
        _ = try practices.show(gone, as: .withdrawn, by: author, in: tx)
    }

    private func giveBack(to garden: Thing, by author: Authorship, in tx: Transaction) throws {
        _ = try Edition.publish(garden, by: author, in: tx)
        let place = try Self.thing("SELECT id FROM things WHERE slug = 'jardin-a-mende'", in: tx)
        let change = try Self.thing("SELECT id FROM things WHERE slug = 'sur-les-toits'", in: tx)
        try Editions.follow(2, for: place, by: author, in: tx)
        try Editions.propose(change, to: garden, because: "Partout", by: author, in: tx)
        try Editions.echo(change, in: place, by: author, in: tx)
        let part = try Practices().content(of: garden, in: tx).parts.map(\.id)
        try Editions.answer(
            change, as: "taken-up", inEdition: 2, because: "Merci", parts: part, by: author, in: tx)
    }

    private static func thing(_ query: Query, in tx: Transaction) throws -> Thing {
        let id: Thing.ID? = try tx.value(query)
        guard let id, let thing = try Thing.find(id, in: tx) else { throw Missing() }
        return thing
    }

    private struct Missing: Error {}

    func export() async throws -> [UInt8] {
        let circumstances = CommonsArchive.Circumstances(
            node: "https://essaim.example", program: "0", at: TestWorld().now)
        return try await database.read { tx in
            var bytes: [UInt8] = []
            _ = try Rooms.archive.export(circumstances, in: tx) { bytes += $0 }
            return bytes
        }
    }
}
