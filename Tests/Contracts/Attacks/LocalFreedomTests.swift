import Commons
import Fixtures
import HummingbirdTesting
import Node
import NodeFixtures
import Storage
import Testing

@testable import Web

/// Only its own carriers change a replication: every route of the node, asked by those who lend their name to it, by those who
/// visit it, and by every role.
@Suite struct LocalFreedomTests {
    @Test
    func `no route lets a steward, a network, a visitor or an administrator change what a replication says of itself`()
        async throws
    {
        let node = try await TestNode(.sqlite)
        try await node.addTerritories()
        try await node.test { client in
            let commons = try await Self.labelled(node, client)
            let roles: [(name: String, roles: Set<Role>)] = [
                ("Eve", []), ("Edith", [.editor]), ("Maud", [.moderator]), ("Adam", [.administrator]),
            ]
            var strangers = [commons.steward, commons.visitor, commons.network]
            for role in roles { strangers.append(try await node.person(role.name, roles: role.roles, at: client)) }
            let before = try await Self.state(of: node)
            var asked = 0

            for stranger in strangers {
                let token = try #require(
                    try await stranger.open("/profile/presentation").forms.compactMap { $0.value("_token") }.first)
                for route in try node.node.routes() where Self.isTried(route) {
                    let address = Self.address(of: route, commons.ids)
                    for fields in Self.fillings {
                        let answer = try await stranger.send(address, [PageForm.Field("_token", token)] + fields)
                        #expect(answer.status < 500, "\(address): \(answer.status)")
                        asked += 1
                    }
                    #expect(try await Self.state(of: node) == before, "\(route) at \(address)")
                }
            }
            #expect(asked > 750)
        }
    }

    /// What would end the stranger's own visit to this test is not tried; moderators may hide a page, which changes no word
    /// of it.
    private static func isTried(_ route: Route) -> Bool {
        route.isUnsafe && !["session/ending", "profile/closure"].contains(route.path)
            && !route.path.hasPrefix("accounts/") && !route.path.hasSuffix("/departures")
    }

    private static func address(of route: Route, _ ids: [String: String]) -> String {
        var parts = route.path.split(separator: "/").map(String.init)
        for (index, part) in parts.enumerated() where part.hasPrefix(":") {
            let folder = parts.first ?? ""
            parts[index] =
                switch (folder, part) {
                case ("practices", ":slug"): "jardin"
                case ("replications", ":slug"): "jardin-a-mende"
                case ("adaptations", ":slug"): "changement"
                case ("organizations", ":slug"): "structure"
                case ("networks", ":slug"): "reseau"
                case ("articles", ":slug"): "article"
                case ("outcomes", ":slug"): "voisins"
                case ("studies", ":slug"): "enquete"
                case ("indicators", ":slug"): "paniers"
                case ("testimonies", ":slug"): "des-prenoms"
                case ("sheets", ":slug"): "jardin-a-mende-2025"
                case (_, ":id"): ids[folder] ?? "x"
                case (_, ":principle"), (_, ":number"): "1"
                default: "x"
                }
        }
        return "/" + parts.joined(separator: "/")
    }

    private static let fillings: [[PageForm.Field]] = [
        [],
        [
            ("title", "Volé"), ("summary", "x"), ("what", "Volé."), ("description", "Volé."), ("contact", "Eve"),
            ("revision", "1"), ("state", "not-viable"), ("reason", "Parce que voilà, je le veux."), ("language", "fr"),
            ("territory", "Mende"), ("territory-id", "FR-COG-48095"), ("outcome", "granted"), ("until", "2028-01-01"),
            ("withdraw", "Je retire ce nom."), ("ask", "Encore."), ("answer", "Voici ma réponse."),
            ("appeal", "Je veux d’autres yeux."), ("finding", "missing"), ("evidence", "Rien de tel ici, vraiment."),
            ("practice", "jardin"), ("kind", "association"), ("page", "/replications/jardin-a-mende"),
            ("medium", "/media/image"), ("replication", "jardin-a-mende"), ("indicator", "paniers"),
            ("period", "2025"), ("amount", "1"), ("target", "1"), ("due", "2027"), ("understood", "on"),
            ("success", "Un."), ("funder", "Eve"), ("narrative", "Rien."), ("question", "Volé ?"),
            ("citation", "Eve 2026"), ("speaker", "Eve"), ("words", "Volé."), ("consent", "spoken"), ("agreed", "yes"),
            ("theme", "Volé"), ("quote", "prénoms"), ("ai", "1"), ("n1i", "9"), ("ci", "9"), ("n2i", "9"),
            ("sense", "at-least"), ("from", "2025"), ("failed", "Volé."), ("in-what", "Volé"), ("in-amount", "1"),
        ].map { PageForm.Field($0, $1) },
        [
            ("measure", "reached"), ("year", "2025"), ("amount", "999"), ("number", "1"), ("seen", "1"),
            ("part", "1-1"),
            ("answer", "declined"), ("reason", "Parce que voilà, je le veux."), ("note", "Moi."), ("edition", "1"),
            ("replication", "jardin-a-mende"), ("member", "/replications/jardin-a-mende"), ("network", "reseau"),
            ("parents", "jardin"), ("kind", "figure"), ("source", "Liste"), ("language", "fr"),
            ("text", "replication,measure,year,amount\njardin-a-mende,reached,2025,999"), ("medium", "image"),
            ("page", "/replications/jardin-a-mende"), ("why", "Parce que."), ("successor", "eve@example.org"),
        ].map { PageForm.Field($0, $1) },
    ]

    private struct Labelled {
        let steward: Visitor
        let visitor: Visitor
        /// Keeps a network.
        let network: Visitor
        /// Of a label, a goal and a goal that is offered, by their folder.
        let ids: [String: String]
    }

    /// A replication that bears a label, those who lent it and somebody who visited.
    private static func labelled(_ node: TestNode, _ client: any TestClientProtocol) async throws -> Labelled {
        let steward = try await node.person("Stan", at: client)
        try await steward.open("/practices/new")
        try await steward.submit(
            "/practices", ["title": "Jardin"], choosing: ["principles": ["Ensemble.", "Gratuit."]])
        try await steward.submit("/practices/jardin/editions")
        let owner = try await node.person("Ada", at: client)
        let place = "/replications/new?practice=jardin&territory=Mende&carrier="
        try await owner.open(place)
        try await owner.submit("/replications", ["title": "Jardin à Mende", "state": "running"])
        try await owner.open("/replications/jardin-a-mende/adaptations/new")
        try await owner.submit(
            "/replications/jardin-a-mende/adaptations", ["title": "Changement", "what": "Autrement."])
        var paths = try await count(owner)
        var visitors: [Visitor] = []
        for name in ["Bo", "Cy"] {
            let person = try await node.person(name, at: client)
            try await person.open(place)
            try await person.submit("/replications", ["title": "Jardin de \(name)", "state": "running"])
            visitors.append(person)
        }
        try await owner.open("/replications/jardin-a-mende/labels/new")
        let label = try await owner.submit("/replications/jardin-a-mende/labels").path
        let ids: [String] = try await node.database.read { tx in
            try tx.values("SELECT id FROM accounts WHERE name IN ('Bo', 'Cy') ORDER BY name")
        }
        try await steward.open("\(label)/visitors/new")
        try await steward.submit("\(label)/visitors", choosing: ["visitors": ids])
        for visitor in visitors {
            try await visitor.open(label)
            try await visitor.submit("\(label)/agreements")
        }
        let network = try await node.person("Nel", at: client)
        try await network.open("/networks/new")
        try await network.submit("/networks", ["title": "Réseau", "kind": "thematic"])
        paths.append(label)
        let named = paths.map { $0.split(separator: "/").map(String.init) }.map { ($0[0], $0[1]) }
        return Labelled(
            steward: steward, visitor: visitors[0], network: network, ids: Dictionary(uniqueKeysWithValues: named))
    }

    /// What the place counted, found and promised.
    ///
    /// - Returns: the paths of its goal and of the one that it offers.
    private static func count(_ owner: Visitor) async throws -> [String] {
        let place = "/replications/jardin-a-mende"
        try await owner.open("/practices/jardin/outcomes/new")
        try await owner.submit("/practices/jardin/outcomes", ["title": "Voisins", "question": "Qui se parle ?"])
        try await owner.open("/outcomes/voisins/studies/new")
        try await owner.submit(
            "/outcomes/voisins/studies", ["title": "Enquête", "ai": "6", "n1i": "10", "ci": "4", "n2i": "10"])
        try await owner.open("\(place)/indicators/new")
        try await owner.submit("\(place)/indicators", ["title": "Paniers", "question": "Combien ?"])
        try await owner.open("\(place)/observations/new")
        try await owner.submit("\(place)/observations", ["period": "2025", "amount": "3"])
        try await owner.open("\(place)/testimonies/new")
        try await owner.submit(
            "\(place)/testimonies",
            [
                "title": "Des prénoms", "speaker": "Une voisine", "words": "Je connais les prénoms.", "agreed": "yes",
                "consent": "spoken",
            ])
        try await owner.open("\(place)/sheets/new")
        let sheet = try await owner.submit("\(place)/sheets", ["from": "2025", "failed": "Le gel."]).path
        try await owner.submit("\(sheet)/publications")
        try await owner.open("\(place)/goals/new")
        let promise = ["target": "9", "due": "2027", "success": "Neuf.", "funder": "La commune", "understood": "on"]
        let goal = try await owner.submit("\(place)/goals", promise).path
        try await owner.open("/organizations/new")
        try await owner.submit("/organizations", ["title": "Fonds", "kind": "foundation"])
        try await owner.open("\(place)/goals/new")
        let offer = try await owner.submit("\(place)/goals", promise.merging(["funder": "Fonds"]) { $1 }).path
        return [goal, offer]
    }

    /// What the carriers wrote: content, revisions, address, state, history, changes and who keeps it.
    private static func state(of node: TestNode) async throws -> [String] {
        try await node.database.read { tx in try (written + tied).flatMap { try tx.values($0) as [String] } }
    }

    private static let written: [Query] = [
        """
        SELECT slug || '|' || title || '|' || summary || '|' || revision || '|' || content FROM things
        WHERE slug IN ('jardin-a-mende', 'changement', 'enquete', 'paniers', 'des-prenoms', 'jardin-a-mende-2025')
        ORDER BY slug
        """,
        """
        SELECT thing_id || '|' || number || '|' || content FROM revisions WHERE thing_id IN (
            SELECT id FROM things
            WHERE slug IN ('jardin-a-mende', 'changement', 'enquete', 'paniers', 'des-prenoms', 'jardin-a-mende-2025'))
        ORDER BY thing_id, number
        """,
        """
        SELECT r.thing_id || '|' || r.state || '|' || r.since || '|' || r.territory_id FROM replications r
        JOIN things t ON t.id = r.thing_id WHERE t.slug = 'jardin-a-mende'
        """,
        """
        SELECT s.state || '|' || s.reason FROM state_changes s JOIN things t ON t.id = s.replication_id
        WHERE t.slug = 'jardin-a-mende' ORDER BY s.number
        """,
        """
        SELECT thing_id FROM adaptations WHERE replication_id IN (
            SELECT id FROM things WHERE slug = 'jardin-a-mende') ORDER BY thing_id
        """,
        """
        SELECT o.number || '|' || o.period || '|' || o.amount FROM observations o
        JOIN things t ON t.id = o.replication_id WHERE t.slug = 'jardin-a-mende' ORDER BY o.number
        """,
        """
        SELECT g.id || '|' || g.digest || '|' || (
            SELECT COUNT(*) FROM goal_narratives n WHERE n.goal_id = g.id) FROM goals g
        JOIN things t ON t.id = g.replication_id WHERE t.slug = 'jardin-a-mende' ORDER BY g.id
        """,
        """
        SELECT s.thing_id FROM studies s JOIN things t ON t.id = s.replication_id
        WHERE t.slug = 'jardin-a-mende' ORDER BY s.thing_id
        """,
        """
        SELECT k.person_id FROM keepers k JOIN things t ON t.id = k.thing_id WHERE t.slug = 'jardin-a-mende'
        ORDER BY k.person_id
        """,
    ]

    private static let tied: [Query] = [
        """
        SELECT o.number || '|' || o.period || '|' || o.amount FROM observations o
        JOIN things t ON t.id = o.replication_id WHERE t.slug = 'jardin-a-mende' ORDER BY o.number
        """,
        """
        SELECT g.id || '|' || g.digest || '|' || (SELECT COUNT(*) FROM goal_narratives n WHERE n.goal_id = g.id)
        FROM goals g JOIN things t ON t.id = g.replication_id WHERE t.slug = 'jardin-a-mende' ORDER BY g.id
        """,
        """
        SELECT s.thing_id FROM studies s JOIN things t ON t.id = s.replication_id
        WHERE t.slug = 'jardin-a-mende' ORDER BY s.thing_id
        """,
        "SELECT replication_id || '|' || measure || '|' || year FROM replication_figures ORDER BY 1",
        "SELECT replication_id || '|' || number FROM followed_editions ORDER BY 1",
        "SELECT replication_id || '|' || number || '|' || part FROM edition_answers ORDER BY 1",
        "SELECT replication_id || '|' || parent_id FROM replication_parents ORDER BY 1",
        "SELECT replication_id || '|' || organization_id || '|' || part FROM replication_organizations ORDER BY 1",
        "SELECT replication_id || '|' || number || '|' || tried FROM endings ORDER BY 1",
        "SELECT replication_id || '|' || number || '|' || version FROM step_versions ORDER BY 1",
        "SELECT replication_id FROM handovers ORDER BY 1",
        """
        SELECT s.thing_id FROM sheets s JOIN things t ON t.id = s.teller_id WHERE t.slug = 'jardin-a-mende' ORDER BY 1
        """,
        "SELECT adaptation_id || '|' || why FROM proposals ORDER BY 1",
        "SELECT adaptation_id || '|' || replication_id FROM proposal_echoes ORDER BY 1",
        "SELECT thing_id || '|' || medium_id FROM media_uses ORDER BY 1",
        // A network may ask; only the place itself says yes.
        "SELECT thing_id FROM memberships WHERE state = 'active' AND member_kind = 'replication' ORDER BY 1",
    ]
}
