import Fixtures
import NodeFixtures
import Storage
import Testing
import Web

/// Who did what is told to those whom it concerns.
@Suite struct TrailTests {
    @Test(arguments: Engine.available)
    func `the keepers of a page read its trail in words, and others do not know that there is one`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let life = try await RichLife(on: node, at: client)
            let trail = try await life.zoe.open("/practices/jardin/trail")
            let carried = try await life.zoe.open("/replications/jardin-a-mende/trail")
            let history = try await life.zoe.open("/practices/jardin/revisions")
            let stranger = try await node.person("Yann", at: client)

            for words in [
                "Version 2 enregistrée", "Rendue publique", "Bo tient la page", "Édition 1 publiée",
                "Traduction enregistrée (fr)", "Zéphyrine Quillet",
            ] {
                #expect(trail.says(words), "\(words)")
            }
            #expect(carried.says("État changé : En marche"))
            #expect(history.links.contains("/practices/jardin/trail"))
            #expect(try await !stranger.open("/practices/jardin/revisions").links.contains("/practices/jardin/trail"))
            #expect(try await stranger.open("/practices/jardin/trail").status == 404)
            #expect(try await Visitor(client).open("/practices/jardin/trail").path.hasPrefix("/session/new"))
            #expect(try await life.boss.open("/practices/jardin/trail").status == 200)
            #expect(try await life.boss.open("/practices/brouillon/trail").status == 404, "nobody knows of a draft")
        }
    }

    @Test(arguments: Engine.available)
    func `a person reads what they did and what was done to their account, and nothing of others`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let life = try await RichLife(on: node, at: client)
            let pages = try await Self.read("/profile/trail", as: life.zoe)
            let all = pages.map(\.text).joined(separator: " ")

            for words in [
                "Compte suspendu Quillet a crié Boss", "Rôles donnés : Administration", "Adresse électronique changée",
                "Réglage du site changé", "Version 1 enregistrée",
            ] {
                #expect(all.contains(words.replacing(" :", with: "\u{202F}:")) || all.contains(words), "\(words)")
            }
            #expect(!all.contains("Yann"))
        }
    }

    @Test(arguments: Engine.available)
    func `administrators find acts by person, subject, act and time, page after page`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let life = try await RichLife(on: node, at: client)
            try await Self.addEntries(120, node)

            let ofMany = try await Self.read("/administration/trail?act=site.", as: life.boss)
            let byPerson = try await life.boss.open("/administration/trail?person=\(life.id)&act=edition.")
            let bySubject = try await life.boss.open("/administration/trail?subject=verger")
            let before = try await life.boss.open("/administration/trail?until=2026-11-23")
            let nonsense = try await life.boss.open("/administration/trail?from=hier&person=%27")

            #expect(ofMany.count == 3)
            for number in 0..<120 {
                #expect(ofMany.count { $0.says("valeur-\(number)-") } == 1, "entry \(number) is read once")
            }
            #expect(byPerson.says("Édition 1 publiée") && !byPerson.says("Version 1 enregistrée"))
            #expect(bySubject.says("Verger") && !bySubject.says("Jardin"))
            #expect(before.says("Rien à montrer."))
            #expect(nonsense.says("Rien à montrer.") && nonsense.body.contains("id=\"from-error\""))
            #expect(try await life.zoe.open("/administration").status == 200)
        }
    }

    /// Many acts of one moment: the pages of the trail must not lose or repeat any.
    private static func addEntries(_ count: Int, _ node: TestNode) async throws {
        let now = node.world.now
        try await node.database.write { tx in
            for number in 0..<count {
                try tx.run(
                    """
                    INSERT INTO audit_entries (subject, act, person_id, at, detail)
                    VALUES ('site.name', 'site.changed', NULL, \(now), \("valeur-\(number)-"))
                    """)
            }
        }
    }

    /// The page and those that follow it.
    private static func read(_ path: String, as visitor: Visitor) async throws -> [VisitedPage] {
        var pages = [try await visitor.open(path)]
        while let next = pages.last?.links.first(where: { $0.contains("before=") && !$0.contains("lang=") }),
            pages.count < 20
        {
            let bare = path.prefix { $0 != "?" }
            pages.append(try await visitor.open(bare + next))
        }
        return pages
    }
}
