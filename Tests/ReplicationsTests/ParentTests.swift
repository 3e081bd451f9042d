import Commons
import Fixtures
import Foundation
import HummingbirdTesting
import NodeFixtures
import Replications
import Storage
import Testing
import Web

/// A replication may come from several practices and replications; nothing descends from itself.
@Suite struct ParentTests {
    private let mende = "/replications/jardin-a-mende"
    private let lozere = "/replications/jardin-en-lozere"

    /// Ada carries three gardens: at Mende, in Lozère, at Saint-Denis.
    private func gardens(_ ada: Visitor) async throws {
        let places = [("FR-48", "Jardin en Lozère"), ("FR-COG-93066", "Jardin à Saint-Denis")]
        for (place, title) in places {
            try await ada.open("/replications/new?practice=jardin&territory-id=\(place)&carrier=")
            try await ada.submit("/replications", ["state": "preparing", "title": title])
        }
    }

    @discardableResult
    private func revise(_ path: String, parents: String, by person: Visitor) async throws -> VisitedPage {
        try await person.open("\(path)/revisions/new")
        return try await person.submit("\(path)/revisions", ["parents": parents])
    }

    @Test(arguments: Engine.available)
    func `a hybrid names its parents by title or address, and its page, JSON and linked data tell them`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            try await gardens(ada)
            try await ada.open("/practices/new")
            try await ada.submit("/practices", ["title": "Ruche"])
            try await ada.submit("/practices/ruche/editions")

            let page = try await revise(
                mende, parents: "Ruche\nhttps://ailleurs.example\(lozere)?lang=fr\n(/practices/jardin)", by: ada)
            let form = try await ada.open("\(mende)/revisions/new")
            let json = try await ada.open("\(mende).json")
            let linked = try await ada.open("\(mende).jsonld")
            let past = try await ada.open("\(mende)/comparison?from=1&to=2")

            #expect(page.says("Vient aussi de") && page.links.contains("/practices/ruche"))
            #expect(page.links.contains(lozere))
            #expect(
                try form.form(to: "\(mende)/revisions").value("parents")
                    == "Ruche (/practices/ruche)\nJardin en Lozère (\(lozere))")
            #expect(json.body.contains(#""standing":"here""#) && json.body.contains(#""path":"/practices/ruche""#))
            let document = try #require(
                try JSONSerialization.jsonObject(with: Data(linked.body.utf8)) as? [String: Any])
            #expect((document["prov:wasDerivedFrom"] as? [Any])?.count == 3)
            #expect(past.says("Ruche, Jardin en Lozère"))
        }
    }

    @Test(arguments: Engine.available)
    func `whoever starts from the page of a replication descends from it, unless they say otherwise`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            _ = try await node.carrier("Ada", at: client)
            let bo = try await node.person("Bo", at: client)
            let link = "/replications/new?practice=jardin&parents=\(mende)"

            #expect(try await bo.open(mende).links.contains(link))
            try await bo.open(link)
            try await bo.submit("/replications/new", ["territory": "FR-48"])
            try await bo.submit("/replications/new", ["carrier": ""])
            let started = try await bo.submit("/replications", ["state": "preparing"])

            #expect(started.says("Vient aussi de") && started.links.contains(mende))
        }
    }

    @Test(arguments: Engine.available)
    func `a circle is refused beside the field, with its path, however long`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            try await gardens(ada)
            try await revise(lozere, parents: mende, by: ada)
            try await revise("/replications/jardin-a-saint-denis", parents: lozere, by: ada)

            let long = try await revise(mende, parents: "Jardin à Saint-Denis", by: ada)
            let short = try await revise(mende, parents: mende, by: ada)

            #expect(long.status == 422 && long.body.contains("id=\"parents-error\""))
            #expect(long.says("Jardin à Mende → Jardin en Lozère → Jardin à Saint-Denis"))
            #expect(try long.form(to: "\(mende)/revisions").value("parents") == "Jardin à Saint-Denis")
            #expect(short.status == 422 && short.says("Jardin à Mende ne peut pas venir d’elle-même."))
        }
    }

    @Test(arguments: Engine.available)
    func `of two people who would close a circle together, one is told`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            try await gardens(ada)
            let (database, now) = (node.database, node.world.now)
            let outcomes = await withTaskGroup(of: Bool.self) { group in
                for (child, parent) in [("jardin-a-mende", "jardin-en-lozere"), ("jardin-en-lozere", "jardin-a-mende")]
                {
                    group.addTask {
                        do {
                            try await Self.descend(child, from: parent, at: now, in: database)
                            return true
                        } catch { return false }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }

            #expect(outcomes.count { $0 } == 1)
        }
    }

    private static func descend(
        _ child: String, from parent: String, at now: Timestamp, in database: Database
    ) async throws {
        try await database.write { tx in
            let thing = try Thing.require(.replication, at: child, for: nil, in: tx)
            let other = try Thing.require(.replication, at: parent, for: nil, in: tx)
            var content = try Replications().content(of: thing, in: tx)
            content.parents = [other.id]
            let author = Authorship(nil, because: "", at: now)
            _ = try Replications().revise(thing, content, readAt: thing.revision, by: author, in: tx)
        }
    }

    @Test(arguments: Engine.available)
    func `an earlier text whose parents would now close a circle is not brought back`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            try await gardens(ada)
            try await revise(mende, parents: lozere, by: ada)
            try await revise(mende, parents: "", by: ada)
            try await revise(lozere, parents: mende, by: ada)

            try await ada.open("\(mende)/revisions/2")
            let page = try await ada.submit("\(mende)/restorations")

            #expect(page.status == 409)
            #expect(page.says("Cela tournerait en rond"))
            #expect(!(try await ada.open(mende)).says("Vient aussi de"))
        }
    }

    @Test(arguments: Engine.available)
    func `a parent that was withdrawn or is no longer here is said to be so, and stays when the page is edited`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            try await gardens(ada)
            try await revise(mende, parents: "Jardin en Lozère\nJardin à Saint-Denis", by: ada)
            let now = node.world.now
            try await node.database.write { tx in
                let withdrawn = try Thing.require(.replication, at: "jardin-en-lozere", for: nil, in: tx)
                let author = Authorship(nil, because: "doublon", at: now)
                _ = try Replications().show(withdrawn, as: .withdrawn, by: author, in: tx)
                try Thing.require(.replication, at: "jardin-a-saint-denis", for: nil, in: tx).erase(in: tx)
            }

            let page = try await ada.open(mende)
            try await ada.open("\(mende)/revisions/new")
            let saved = try await ada.submit("\(mende)/revisions", ["summary": "Avec des abeilles"])

            #expect(page.says("une page qui a été retirée") && page.says("une page qui n’est plus ici"))
            #expect(!page.says("Jardin en Lozère"))
            #expect(saved.says("une page qui a été retirée") && saved.says("une page qui n’est plus ici"))
        }
    }

    @Test(arguments: Engine.available)
    func `what is no page of ours, a draft of others, or too many are refused with a sentence`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.carrier("Ada", at: client)
            let bo = try await node.person("Bo", at: client)
            try await bo.open("/practices/new")
            try await bo.submit("/practices", ["title": "Secret"])
            for text in [
                "Nulle part", "/replications/", "/practices/secret", "Secret", "/things/x", "/organizations/x",
            ] {
                let page = try await revise(mende, parents: text, by: ada)

                #expect(page.status == 422 && page.says("n’est pas le titre d’une page d’ici"), "\(text)")
            }
            let many = (0..<21).map { "Page \($0)" }.joined(separator: "\n")
            #expect(try await revise(mende, parents: many, by: ada).says("20 origines au plus"))
        }
    }

    @Test func `a revision from before there were parents has none, and says nothing of them`() throws {
        let old = """
            {"carriers":[],"contact":"","description":"","firstState":"running","language":"fr","partners":[],\
            "practice":"01900000-0000-7000-8000-000000000001","since":"2015","summary":"","territory":"FR-48",\
            "title":"Jardin"}
            """
        let content = try JSONDecoder().decode(ReplicationContent.self, from: Data(old.utf8))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]

        #expect(content.parents == [])
        #expect(String(decoding: try encoder.encode(content), as: UTF8.self) == old)
    }
}
