import Commons
import Fixtures
import Foundation
import HummingbirdTesting
import NodeFixtures
import Storage
import Testing
import Web

@testable import Accountability

/// What networks, organizations and territories account for, and what is shown before it is published.
@Suite struct GroupSheetTests {
    /// Two places of a network of Stan's, one of which told how many people came.
    private func gather(_ all: Accounting) async throws -> Visitor {
        let bo = try await all.node.person("Bo", at: all.client)
        try await all.start("Le potager", by: bo)
        try await all.stan.open("/networks/new")
        try await all.stan.submit("/networks", ["title": "Réseau", "kind": "thematic"])
        for (place, person) in [(Accounting.place, all.ada), ("/replications/le-potager", bo)] {
            try await all.stan.open("/memberships/new?network=reseau")
            let asked = try await all.stan.submit("/memberships", ["member": place, "territory": ""])
            try await person.open(asked.path)
            try await person.submit("\(asked.path)/acceptances")
        }
        try await all.reach("95")
        return bo
    }

    @Test(arguments: Engine.available)
    func `the sheet of a network counts each place once and says what is missing`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let all = try await Accounting(node, client)
            _ = try await gather(all)
            let draft = try await all.write(of: "/networks/reseau", by: all.stan)
            let told = try await all.told(try await all.publish(draft.path, by: all.stan).path)

            #expect(draft.path == "/sheets/reseau-2026" && told.known.places == 2)
            let reached = try #require(told.known.figures.first { $0.measure == "reached" })
            #expect(reached.amount == 95 && reached.told == 1 && reached.missing == 1)
            let page = try await Visitor(client).open(draft.path)
            let network = try await Visitor(client).open("/networks/reseau")
            #expect(page.says("Chaque lieu compte une fois") && network.links.contains(draft.path))
        }
    }

    @Test(arguments: Engine.available)
    func `of a territory tells whoever acts there, and nobody else`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let all = try await Accounting(node, client)
            _ = try await gather(all)
            let there = try await all.write("2026", ["territory": "Lozère"], of: "/networks/reseau", by: all.stan)
            let sheet = try await all.publish(there.path, by: all.stan)
            let territory = try await Visitor(client).open("/territories/lozere-fr-48")
            let list = try await Visitor(client).open("/territories/lozere-fr-48/sheets")
            let told = try await all.told(sheet.path)
            #expect(territory.links.contains(sheet.path) && list.links.contains(sheet.path))
            #expect(list.says("par Réseau"))
            #expect(sheet.says("Lozère") && sheet.says("Réseau") && told.known.places == 2)

            try await all.ada.open("/organizations/new")
            try await all.ada.submit("/organizations", ["title": "Ailleurs", "kind": "foundation"])
            let elsewhere = try await all.write("2026", ["territory": "Lozère"], of: "/organizations/ailleurs")
            #expect(elsewhere.status == 422 && elsewhere.says("ni lieu ni siège"))
            let own = try await all.write("2026", of: "/organizations/ailleurs")
            #expect(own.path == "/sheets/ailleurs-2026")
        }
    }

    @Test(arguments: Engine.available)
    func `a draft is shown to those whom it concerns, who say what is missing`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let all = try await Accounting(node, client)
            try await all.write()
            let reading = "\(Accounting.sheet)/reading"
            #expect(try await all.stan.open(reading).status == 404)

            let practice: String? = try await node.database.read { tx in
                try tx.value("SELECT id FROM things WHERE slug = 'verger' AND kind = 'practice'")
            }
            try await all.ada.open(reading)
            try await all.ada.submit("\(Accounting.sheet)/readers", ["concerned": try #require(practice)])
            let waiting = try await all.stan.open("/sharing")
            let seen = try await all.stan.open(reading)
            try await all.stan.submit("\(Accounting.sheet)/comments", ["text": "Il manque les dons."])
            let answered = try await all.ada.open(reading)
            let closed = try await all.stan.open(Accounting.sheet)
            #expect(waiting.links.contains(reading) && seen.says("1 250,50 €"))
            #expect(answered.says("Il manque les dons.") && answered.says("Stan") && closed.status == 404)

            let other = try await node.person("Oda", at: client)
            let id: String? = try await node.database.read { tx in
                try tx.value("SELECT id FROM accounts WHERE name = 'Stan'")
            }
            let removal = "\(Accounting.sheet)/readers/\(try #require(id))/removals"
            #expect(try await other.send(removal, []).status != 303)
            try await all.ada.open(reading)
            try await all.ada.submit(removal)
            #expect(try await all.stan.open(reading).status == 404)

            try await all.publish()
            let eve = try await node.person("Eve", at: client)
            #expect(try await eve.open(reading).status == 404)
            #expect(try await !Visitor(client).open(Accounting.sheet).says("Il manque les dons."))
        }
    }

    @Test(arguments: Engine.available)
    func `a draft is shown to an address, and nobody is told whether it has an account`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let all = try await Accounting(node, client)
            try await all.write()
            let (reading, addresses) = ("\(Accounting.sheet)/reading", "\(Accounting.sheet)/addresses")
            let eve = try await node.person("Eve", at: client)
            #expect(try await eve.open(reading).status == 404)
            var said: [VisitedPage] = []
            for email in ["EVE@example.org", "nobody@example.org", "rien"] {
                try await all.ada.open(reading)
                said.append(try await all.ada.submit(addresses, ["email": email]))
            }
            #expect(said.map(\.status) == [200, 200, 422] && said[1].says("eve@example.org"))
            #expect(!said[1].body.contains(">Eve<") && said[1].says("nobody@example.org"))
            #expect(try await eve.open(reading).says("1 250,50 €"))
            #expect(try await eve.open("/sharing").links.contains(reading))

            try await all.publish()
            let left: Int? = try await node.database.read { tx in
                try tx.value("SELECT COUNT(*) FROM sheet_addresses")
            }
            #expect(left == 0)
        }
    }

    @Test(arguments: Engine.available)
    func `a link opens a draft to whoever signs in, until it is published`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let all = try await Accounting(node, client)
            try await all.write()
            try await all.ada.open("\(Accounting.sheet)/reading")
            let made = try await all.ada.submit("\(Accounting.sheet)/reading-links")
            let link = try #require(made.body.firstMatch(of: /\/readings\/[0-9a-f]+/).map { String($0.output) })
            let eve = try await node.person("Eve", at: client)
            let asked = try await eve.open(link)
            let seen = try await eve.submit("\(link)/acceptances")
            #expect(asked.says("avant sa publication") && seen.path == "\(Accounting.sheet)/reading")

            try await all.publish()
            #expect(try await Visitor(client).open(link).status == 410)
        }
    }

    @Test func `a time is a year or some months, and a date lies in it when all of it does`() throws {
        let year = try #require(CivilDate(rawValue: "2025").flatMap { AccountPeriod(from: $0) })
        let spring = try #require(
            CivilDate(rawValue: "2025-03").flatMap { from in
                CivilDate(rawValue: "2025-05").flatMap { AccountPeriod(from: from, to: $0) }
            })
        let dates = ["2025", "2025-04", "2025-05-31", "2024-12"].compactMap { CivilDate(rawValue: $0) }

        #expect(dates.map(year.contains) == [true, true, true, false])
        #expect(dates.map(spring.contains) == [false, true, true, false])
        #expect(year.code == "2025" && spring.code == "2025-03_2025-05" && year.wholeYears == [2025])
        #expect(spring.wholeYears.isEmpty && spring.begins == "2025-03" && spring.ends == "2025-05")
        #expect(CivilDate(rawValue: "2025").flatMap { end in AccountPeriod(from: dates[0], to: end) } == year)
        #expect(AccountPeriod(from: dates[0], to: dates[3]) == nil)
    }
}
