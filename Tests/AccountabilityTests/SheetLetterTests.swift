import Commons
import Fixtures
import Foundation
import HummingbirdTesting
import Mail
import NodeFixtures
import Storage
import Testing
import Web

/// The letters that tell people of a draft that is shown to them.
@Suite struct SheetLetterTests {
    private static let reading = "\(Accounting.sheet)/reading"

    private func letters(to name: String, _ node: TestNode) async throws -> [PostedLetter] {
        try await node.keepPromises()
        return try await node.database.read { tx in
            try PostedLetter.latest(limit: 200, in: tx)
                .filter { $0.to.rawValue == "\(name)@example.org" && $0.text.contains("/reading") }
        }
    }

    /// Shows a draft to an address.
    private func call(_ email: String, _ all: Accounting, to sheet: String = Accounting.sheet) async throws {
        try await all.ada.open("\(sheet)/reading")
        try await all.ada.submit("\(sheet)/addresses", ["email": email])
    }

    @Test(arguments: Engine.available)
    func `those who keep what a draft concerns have one letter, however often they are named`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let all = try await Accounting(node, client)
            try await all.write()
            let (practice, stan): (String?, String?) = try await node.database.read { tx in
                (
                    try tx.value("SELECT id FROM things WHERE slug = 'verger' AND kind = 'practice'"),
                    try tx.value("SELECT id FROM accounts WHERE name = 'Stan'")
                )
            }
            let (concerned, person) = (try #require(practice), try #require(stan))
            for _ in 0..<2 {
                try await all.ada.open(Self.reading)
                try await all.ada.submit("\(Accounting.sheet)/readers", ["concerned": concerned])
                try await node.keepPromises()
                try await all.ada.open(Self.reading)
                try await all.ada.submit("\(Accounting.sheet)/readers/\(person)/removals")
            }
            let told = try await letters(to: "stan", node)
            let own = try await letters(to: "ada", node)
            #expect(told.count == 1 && own.isEmpty)
            #expect(told.first?.subject.hasPrefix("Un bilan à relire") == true)
            #expect(told.first?.text.contains("http://127.0.0.1:8080\(Self.reading)") == true)
        }
    }

    @Test(arguments: Engine.available)
    func `an address has a letter where it has an account, and none once the draft is hidden or published`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let all = try await Accounting(node, client)
            try await all.write()
            let eve = try await node.person("Eve", at: client)
            _ = try await node.person("Max", at: client)
            _ = try await node.person("Zoe", at: client)
            try await call("EVE@example.org", all)
            try await call("nobody@example.org", all)
            let promised: Int? = try await node.database.read { tx in
                try tx.value("SELECT COUNT(*) FROM jobs WHERE kind = 'sheet-letter'")
            }
            #expect(promised == 2)
            let told = try await letters(to: "eve", node)
            let unknown = try await letters(to: "nobody", node)
            #expect(told.count == 1 && unknown.isEmpty)
            #expect(try await eve.open(Self.reading).says("1 250,50 €"))

            try await call("max@example.org", all)
            try await all.ada.open(Self.reading)
            try await all.ada.submit("\(Accounting.sheet)/addresses/removals", ["email": "max@example.org"])
            let hidden = try await letters(to: "max", node)
            #expect(hidden.isEmpty)

            try await call("zoe@example.org", all)
            try await all.publish()
            let published = try await letters(to: "zoe", node)
            #expect(published.isEmpty)
            let kept: Int? = try await node.database.read { tx in
                try tx.value("SELECT COUNT(*) FROM sheet_letters")
            }
            #expect(kept == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `nobody has more than five letters about drafts in a day`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let all = try await Accounting(node, client)
            _ = try await node.person("Eve", at: client)
            for year in 2018...2024 {
                let sheet = try await all.write("\(year)").path
                try await call("eve@example.org", all, to: sheet)
            }
            let first = try await letters(to: "eve", node)
            #expect(first.count == 5)

            node.world.advance(by: .seconds(86_401))
            let next = try await all.write("2025").path
            try await call("eve@example.org", all, to: next)
            let later = try await letters(to: "eve", node)
            #expect(later.count == 6)
        }
    }
}
