import Commons
import Fixtures
import Foundation
import HummingbirdTesting
import NodeFixtures
import Practices
import Replications
import Storage
import Territories
import Testing
import Web

/// What places kept, changed and dropped of a practice: counted, never judged.
@Suite struct DriftTests {
    private struct Told: Decodable {
        struct Share: Decodable {
            let value: Double
            let lower: Double
            let upper: Double
        }
        struct Fate: Decodable {
            let group: String
            let followed: Int
            let afterOneYear: Share?
            let afterFiveYears: Share?
        }
        struct Part: Decodable {
            struct Named: Decodable {
                let text: String
            }
            struct Word: Decodable {
                let term: String
                let count: Int
            }
            let part: Named
            let kept: Int
            let changed: Int
            let dropped: Int
            let added: Int
            let varying: Share?
            let candidate: String?
            let natures: [Word]
            let fates: [Fate]
        }
        let told: Int
        let canSay: Bool
        let parts: [Part]

        func part(_ text: String) throws -> Part { try #require(parts.first { $0.part.text == text }) }
    }

    /// A practice of two functions and a form, and replications that tell what they did to which part, by its place.
    private func garden(
        _ node: TestNode, _ lives: [(since: String, ended: String?, touched: [(PartChange.Act, Int)])]
    ) async throws {
        let (world, now) = (node.world.world, node.world.now)
        try await node.database.write { tx in
            let author = Authorship(nil, because: "", at: now)
            var content = PracticeContent()
            content.title = "Jardin"
            content.functions = ["Décider ensemble", "Cultiver"]
            content.forms = ["Le dimanche"]
            var practice = try Practices().create(content, Origin(), by: author, world: world, in: tx)
            _ = try Edition.publish(practice, by: author, in: tx)
            practice = try Thing.find(practice.id, in: tx) ?? practice
            let parts = try Practices().newest(of: practice, in: tx).parts
            for (number, life) in lives.enumerated() {
                guard let territory = Territory.ID(rawValue: "FR-COG-48095") else { return }
                let told = ReplicationContent(
                    title: "Jardin \(number)", language: "fr", practice: practice.id, territory: territory,
                    firstState: .running, since: life.since)
                let thing = try Replications().start(told, by: author, world: world, in: tx)
                if let ended = life.ended {
                    let change = StateChange(
                        .notViable, on: CivilDate(rawValue: ended), because: "", lessons: "", at: now)
                    try Replications().change(thing, change, by: nil, in: tx)
                }
                guard !life.touched.isEmpty else { continue }
                let adaptation = AdaptationContent(
                    title: "Autrement", language: "fr", replication: thing.id, what: "Autrement.",
                    answers: [.nature: ["tailoring"]],
                    parts: life.touched.map { PartChange($0.0, parts[$0.1].id) })
                _ = try Adaptations().record(adaptation, of: thing, by: author, world: world, in: tx)
            }
        }
    }

    private func told(_ client: any TestClientProtocol) async throws -> Told {
        let page = try await Visitor(client).open("/practices/jardin/drift.json")
        return try JSONDecoder().decode(Told.self, from: Data(page.body.utf8))
    }

    @Test(arguments: Engine.available)
    func `each part is counted among those that told of parts, with how and with what is pointed out`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await garden(
            node,
            [
                ("2015", "2018", [(.changed, 2)]), ("2016", nil, [(.dropped, 2), (.changed, 1)]),
                ("2017", nil, [(.changed, 2), (.added, 1)]), ("2018", nil, [(.changed, 2)]),
                ("2019", nil, [(.changed, 2)]), ("2020", nil, []),
            ])
        try await node.test { client in
            let map = try await told(client)
            let (first, second, form) = (
                try map.part("Décider ensemble"), try map.part("Cultiver"), try map.part("Le dimanche")
            )
            let page = try await Visitor(client).open("/practices/jardin/drift")

            #expect(map.told == 5 && map.canSay)
            #expect((first.kept, first.changed, first.dropped) == (5, 0, 0) && first.candidate == "core")
            #expect((second.kept, second.changed, second.added) == (4, 1, 1) && second.candidate == nil)
            #expect((form.kept, form.changed, form.dropped) == (0, 4, 1) && form.candidate == "free")
            #expect(form.natures.map(\.term) == ["tailoring"] && form.natures.first?.count == 5)
            let never = try #require(first.varying)
            #expect(never.value == 0 && abs(never.upper - 0.4345) < 0.0001)
            #expect(page.says("Peut-être le cœur") && page.says("Peut-être libre"))
            #expect(page.says("5 implantations ont dit") && page.says("sur 6"))
            #expect(page.says("changée dans 4 lieux, laissée dans un lieu"))
        }
    }

    @Test(arguments: Engine.available)
    func `a part that came with a later edition is kept by nobody who follows an earlier one`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await garden(node, (0..<5).map { _ in ("2015", nil, [(.changed, 2)]) })
        try await node.database.write { [now = node.world.now] tx in
            let found: Thing.ID? = try tx.value("SELECT id FROM things WHERE slug = 'jardin'")
            let practice = try #require(try found.flatMap { try Thing.find($0, in: tx) })
            let author = Authorship(nil, because: "", at: now)
            var content = try Practices().content(of: practice, in: tx)
            content.forms.append("Le soir en été")
            let revised = try Practices().revise(practice, content, readAt: practice.revision, by: author, in: tx)
            _ = try Edition.publish(revised, by: author, in: tx)
        }
        try await node.test { client in
            let part = try await told(client).part("Le soir en été")
            let page = try await Visitor(client).open("/practices/jardin/drift")

            #expect((part.kept, part.changed, part.dropped) == (0, 0, 0))
            #expect(part.candidate == nil && part.varying == nil)
            #expect(page.says("ne suit encore une édition où cette partie existe"))
        }
    }

    @Test(arguments: Engine.available)
    func `below five it says that it cannot say, and concludes nothing`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await garden(node, (0..<4).map { _ in ("2015", nil, [(.changed, 2)]) })
        try await node.test { client in
            let map = try await told(client)
            let page = try await Visitor(client, language: "en").open("/practices/jardin/drift")

            #expect(!map.canSay && map.parts.allSatisfy { $0.varying == nil && $0.candidate == nil })
            #expect(map.parts.flatMap(\.fates).allSatisfy { $0.afterOneYear == nil })
            #expect(page.says("That is too few to say anything: it takes at least 5."))
            #expect(!page.says("Perhaps the core"))
        }
    }

    @Test(arguments: Engine.available)
    func `the fate of each group is how many still run, with what is not known`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        let lives: [(since: String, ended: String?, touched: [(PartChange.Act, Int)])] = [
            ("2010", "2012", [(.changed, 2)]), ("2010", nil, [(.changed, 2)]), ("2011", nil, [(.changed, 2)]),
            ("2012", nil, [(.changed, 2)]), ("2013", nil, [(.changed, 2)]), ("", nil, [(.changed, 2)]),
        ]
        try await garden(node, lives)
        try await node.test { client in
            let form = try await told(client).part("Le dimanche")
            let changed = try #require(form.fates.first { $0.group == "changed" })
            let kept = try #require(form.fates.first { $0.group == "kept" })
            let csv = try await Visitor(client).open("/practices/jardin/drift.csv")

            #expect(changed.followed == 5, "one has no beginning")
            #expect(changed.afterOneYear?.value == 1)
            let five = try #require(changed.afterFiveYears)
            #expect(abs(five.value - 0.8) < 1e-9 && five.lower < 0.5 && five.upper > 0.9)
            #expect(kept.followed == 0 && kept.afterOneYear == nil)
            #expect(csv.body.contains("changedAfter5Upper") && csv.body.contains("Le dimanche,6,0,6,0,0"))
        }
    }

    @Test(arguments: Engine.available)
    func `a practice without parts, or that is not there, is answered with a sentence`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await ada.open("/practices/new")
            try await ada.submit("/practices", ["title": "Nue"])
            let draft = try await Visitor(client).open("/practices/nue/drift")
            try await ada.submit("/practices/nue/editions")
            let page = try await Visitor(client).open("/practices/nue/drift")

            #expect(draft.status == 404)
            #expect(page.status == 200 && page.says("n’est pas encore décrite en parties"))
            #expect(try await ada.open("/practices/rien/drift").status == 404)
        }
    }

    @Test func `the demonstration leads from a practice to what places made of it`() async throws {
        let node = try await TestNode.demonstration()
        try await node.test { client in
            let visitor = Visitor(client)
            let practice = try await visitor.open("/practices/jardin-partage")
            let drift = try await visitor.open("/practices/jardin-partage/drift")

            #expect(practice.links.contains("/practices/jardin-partage/drift"))
            #expect(drift.says("5 implantations ont dit"))
        }
    }
}
