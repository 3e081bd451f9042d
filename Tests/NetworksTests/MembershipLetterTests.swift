import Fixtures
import HummingbirdTesting
import Mail
import NodeFixtures
import Storage
import Testing
import Web

/// The other side hears of what is proposed, and of the answer.
@Suite struct MembershipLetterTests {
    @Test(arguments: Engine.available)
    func `who is invited hears of it in their language, and the network hears the answer`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.steward("Ada", at: client)
            let bea = try await node.person("Bea", language: .en, at: client)
            try await bea.open("/organizations/new")
            try await bea.submit("/organizations", ["title": "La Ruche", "kind": "association", "territory": "Mende"])

            let membership = try await ada.propose("/organizations/la-ruche", in: "reseau").path
            #expect(try await node.letters(to: "Bea") == ["An invitation from the network Réseau"])
            #expect(try await node.letters(to: "Ada").isEmpty)

            try await bea.accept(membership)
            #expect(try await node.letters(to: "Ada") == ["C’est d’accord : La Ruche et Réseau"])

            try await bea.open(membership)
            try await bea.submit("\(membership)/endings", ["reason": "Nous partons."])
            #expect(try await node.letters(to: "Ada").contains("La Ruche ne fait plus partie de Réseau"))
            #expect(try await node.letters(to: "Bea").count == 1)
        }
    }

    @Test(arguments: Engine.available)
    func `a network hears who asks; whoever insists writes to nobody any more`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            _ = try await node.steward("Ada", at: client)
            let bea = try await node.beekeeper("Bea", at: client)

            for _ in 0..<5 {
                let membership = try await bea.propose("/organizations/la-ruche", in: "reseau").path
                try await bea.open(membership)
                try await bea.submit("\(membership)/refusals")
            }

            let letters = try await node.letters(to: "Ada")
            #expect(letters.count { $0 == "« La Ruche » demande à rejoindre Réseau" } == 3)
            #expect(letters.count { $0 == "C’est non, pour l’instant : La Ruche et Réseau" } == 3)
            #expect(try await node.letters(to: "Bea").isEmpty)
        }
    }

    @Test(arguments: Engine.available)
    func `whoever keeps both sides, and whoever left, gets no letter`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let ada = try await node.steward("Ada", at: client)
            try await ada.found("Autre")
            try await ada.propose("/networks/autre", in: "reseau")
            try await ada.propose("", in: "reseau", territory: "Lozère")

            #expect(try await node.letters(to: "Ada").isEmpty)
        }
    }
}

extension TestNode {
    /// The subjects of what was written to somebody, the latest first.
    func letters(to name: String) async throws -> [String] {
        try await database.read { tx in
            try PostedLetter.latest(limit: 200, in: tx).filter { $0.to.rawValue == "\(name.lowercased())@example.org" }
                .map { $0.subject.replacing("\u{202F}", with: " ").replacing("\u{A0}", with: " ") }
        }
    }
}
