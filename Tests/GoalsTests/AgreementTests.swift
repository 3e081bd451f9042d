import Accounts
import Fixtures
import HummingbirdTesting
import Mail
import NodeFixtures
import Storage
import Testing
import Web

/// A goal is agreed between a place and whoever funds it, and locked then.
@Suite struct AgreementTests {
    private static let fields = [
        "baseline": "5", "target": "20", "due": "2027", "success": "Vingt paniers.", "funder": "Fonds des vergers",
        "understood": "on",
    ]

    private struct Sides {
        let node: TestNode
        let client: any TestClientProtocol
        /// Carries « Le verger ».
        let ada: Visitor
        /// Keeps « Fonds des vergers ».
        let flo: Visitor

        /// Ada offers a goal; the offer as she sees it.
        @discardableResult
        func offer(_ changed: [String: String] = [:]) async throws -> VisitedPage {
            try await ada.open("/replications/le-verger/goals/new")
            return try await ada.submit(
                "/replications/le-verger/goals", AgreementTests.fields.merging(changed) { $1 })
        }

        func goals() async throws -> Int {
            try await node.database.read { tx in try tx.value("SELECT COUNT(*) FROM goals") ?? 0 }
        }

        func letters(to name: String) async throws -> [String] {
            try await node.database.read { tx in
                try PostedLetter.latest(limit: 50, in: tx).filter { $0.to.rawValue == "\(name)@example.org" }
                    .map(\.subject)
            }
        }
    }

    private static func between(
        _ engine: Engine, _ body: @escaping @Sendable (Sides) async throws -> Void
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.person("Ada", at: client)
            try await ada.open("/practices/new")
            try await ada.submit("/practices", ["title": "Verger"])
            try await ada.submit("/practices/verger/editions")
            try await ada.open("/replications/new?practice=verger&territory=Mende&carrier=")
            try await ada.submit("/replications", ["title": "Le verger", "state": "running"])
            try await ada.open("/replications/le-verger/indicators/new")
            try await ada.submit("/replications/le-verger/indicators", ["title": "Paniers", "question": "Combien ?"])
            let flo = try await node.person("Flo", at: client)
            try await flo.open("/organizations/new")
            try await flo.submit("/organizations", ["title": "Fonds des vergers", "kind": "foundation"])
            try await body(Sides(node: node, client: client, ada: ada, flo: flo))
        }
    }

    @Test(arguments: Engine.available)
    func `a funder that is here agrees, and only then the goal is locked, with its name in the text`(
        engine: Engine
    ) async throws {
        try await Self.between(engine) { sides in
            let offered = try await sides.offer()
            let before = try await sides.goals()
            let waiting = try await sides.flo.open("/organizations/fonds-des-vergers")
            let awaited = try await sides.flo.open("/sharing")
            let passer = try await Visitor(sides.client).open("/organizations/fonds-des-vergers")
            try await sides.flo.open(offered.path)
            let locked = try await sides.flo.submit("\(offered.path)/answers", ["answer": "agreed", "words": ""])
            let after = try await Visitor(sides.client).open("/organizations/fonds-des-vergers")

            #expect(offered.says("Attend l’accord de Fonds des vergers.") && before == 0)
            for page in [waiting, awaited] { #expect(page.links.contains(offered.path)) }
            #expect(!passer.links.contains(offered.path))
            #expect(try await sides.letters(to: "flo").count == 1)
            #expect(locked.path.hasPrefix("/goals/") && locked.says("accord donné ici le"))
            #expect(locked.body.contains("agreed by:") && locked.links.contains("/organizations/fonds-des-vergers"))
            #expect(after.links.contains(locked.path))
            #expect(try await sides.letters(to: "ada").contains { $0.hasPrefix("Fonds des vergers est d’accord") })
        }
    }

    @Test(arguments: Engine.available)
    func `who declines says why, and the place offers it otherwise or takes it back`(engine: Engine) async throws {
        try await Self.between(engine) { sides in
            let offered = try await sides.offer()
            try await sides.flo.open(offered.path)
            let silent = try await sides.flo.submit("\(offered.path)/answers", ["answer": "declined", "words": ""])
            let declined = try await sides.flo.submit(
                "\(offered.path)/answers", ["answer": "declined", "words": "Dix suffiraient."])
            let read = try await sides.ada.open(offered.path)
            let second = try await sides.offer(["target": "10"])
            try await sides.flo.open(second.path)
            try await sides.ada.open(second.path)
            let taken = try await sides.ada.submit("\(second.path)/withdrawals")
            let late = try await sides.flo.submit("\(second.path)/answers", ["answer": "agreed", "words": ""])

            #expect(silent.status == 422)
            #expect(declined.says("n’a pas donné son accord") && read.says("Dix suffiraient."))
            #expect(taken.says("Le lieu l’a repris.") && late.status == 409)
            #expect(try await sides.goals() == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `neither strangers nor the place itself agree, and no goal is agreed to after its date`(
        engine: Engine
    ) async throws {
        try await Self.between(engine) { sides in
            let offered = try await sides.offer(["due": "2026-11-26"])
            let eve = try await sides.node.person("Eve", at: sides.client)
            let hidden = try await eve.open(offered.path)
            let foreign = try await agree(to: offered.path, eve, tokenFrom: "/profile/presentation")
            let own = try await agree(to: offered.path, sides.ada, tokenFrom: offered.path)
            try await sides.flo.open(offered.path)
            sides.node.world.advance(by: .seconds(86_400 * 3))
            let late = try await sides.flo.submit("\(offered.path)/answers", ["answer": "agreed", "words": ""])

            #expect(hidden.status == 404 && foreign.status == 404 && own.status == 403)
            #expect(late.status == 409 && late.says("Sa date est passée"))
            #expect(try await sides.goals() == 0)
        }
    }

    /// By hand, with a token of their own.
    private func agree(to offer: String, _ person: Visitor, tokenFrom page: String) async throws -> VisitedPage {
        let token = try #require(try await person.open(page).forms.compactMap { $0.value("_token") }.first)
        return try await person.send(
            "\(offer)/answers", [.init("_token", token), .init("answer", "agreed")])
    }

    @Test(arguments: Engine.available)
    func `of two funders of one name the form asks which, and one that nobody keeps is named as it is written`(
        engine: Engine
    ) async throws {
        try await Self.between(engine) { sides in
            try await sides.flo.open("/organizations/new")
            try await sides.flo.submit(
                "/organizations", ["title": "Fonds des vergers", "kind": "company", "territory": "Mende"])
            let asked = try await sides.offer()
            let declared = try await sides.offer(["funder": "La commune"])

            #expect(asked.status == 422 && asked.says("Plusieurs structures portent ce nom"))
            #expect(declared.path.hasPrefix("/goals/") && declared.says("déclaré par le lieu"))
        }
    }
}
