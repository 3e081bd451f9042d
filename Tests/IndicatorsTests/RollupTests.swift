import Commons
import Fixtures
import Foundation
import HummingbirdTesting
import Networks
import NodeFixtures
import Replications
import Storage
import Testing
import Web

@testable import Indicators

/// What the places of a network or a territory told together.
@Suite struct RollupTests {
    @Test(arguments: Engine.available)
    func `each place below a network counts once, shares come from their parts, and what is missing is shown`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            try await tell(node, client)
            let path = "/networks/federation/totals/indicators"
            let told = try await PutTogether.at("\(path).json", client)
            let page = try await Visitor(client).open(path)
            let csv = try await Visitor(client).open("\(path).csv").body
            let totals = try await Visitor(client).open("/networks/federation/totals")

            #expect(told.replications == 2 && told.indicatorCount == 2)
            let parts = try #require(told.indicators.first { $0.title == "Parts" })
            let baskets = try #require(told.indicators.first { $0.title == "Paniers" })
            #expect(parts.periods.map(\.value) == [10] && parts.periods.map(\.whole) == [100])
            #expect(baskets.asked == 2 && baskets.periods.map(\.told) == [1] && baskets.periods.map(\.missing) == [1])
            #expect(baskets.periods.map(\.amount) == [12])
            #expect(page.says("Ce que les lieux ont compté, ensemble") && page.says("2 lieux sont comptés"))
            #expect(page.says("10,0") && page.says("Lieux qui manquent") && page.says("Compté le"))
            #expect(
                csv.contains("Paniers")
                    && csv.contains("indicator,url,sort,unit,period,value,amount,whole,told,missing"))
            #expect(totals.links.contains(path))
        }
    }

    /// Two places below a network and a network of networks, by several ways; both told a share, one told baskets.
    private func tell(_ node: TestNode, _ client: any TestClientProtocol) async throws {
        let all = try await Counting(node, client)
        try await all.found("Réseau")
        try await all.found("Fédération")
        try await all.join("/networks/reseau", "federation")
        for network in ["reseau", "federation"] {
            try await all.join("/replications/verger-de-ada", network, acceptedBy: all.ada)
        }
        try await all.join("/replications/verger-de-bo", "reseau", acceptedBy: all.bo)
        try await all.propose("Paniers", "count", on: "/practices/verger")
        try await all.propose("Parts", "proportion", on: "/practices/verger")
        try await all.tell(
            all.ada, "verger-de-ada", ["indicator": "paniers", "period": "2024", "amount": "12", "source": "s"])
        try await all.tell(
            all.ada, "verger-de-ada", ["indicator": "parts", "period": "2024", "amount": "9", "whole": "10"])
        try await all.tell(
            all.bo, "verger-de-bo", ["indicator": "parts", "period": "2024", "amount": "1", "whole": "90"])
    }

    @Test(arguments: Engine.available)
    func `what was made from the same ready indicator is added up, and who told two of them counts once`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let all = try await Counting(node, client)
            try await all.start("atelier", "Atelier de Bo", "Mende", by: all.bo)
            try await all.found("Réseau")
            for (place, person) in [
                ("verger-de-ada", all.ada), ("verger-de-bo", all.bo), ("atelier-de-bo", all.bo),
            ] {
                try await all.join("/replications/\(place)", "reseau", acceptedBy: person)
            }
            for owner in ["/practices/verger", "/practices/atelier", "/networks/reseau"] {
                try await all.takeReady("jobsCreated", on: owner)
            }
            let ids = try await node.database.read { tx in
                try tx.values("SELECT slug FROM things WHERE kind = 'indicator' ORDER BY id") as [String]
            }
            let (ofGrove, ofShop, ofNetwork) = (ids[0], ids[1], ids[2])
            try await all.tell(all.ada, "verger-de-ada", ["indicator": ofGrove, "period": "2024", "amount": "2"])
            try await all.tell(all.ada, "verger-de-ada", ["indicator": ofNetwork, "period": "2024", "amount": "3"])
            try await all.tell(all.bo, "atelier-de-bo", ["indicator": ofShop, "period": "2024", "amount": "0,5"])

            let told = try await PutTogether.at("/networks/reseau/totals/indicators.json", client)
            let page = try await Visitor(client).open("/networks/reseau/totals/indicators")

            let jobs = try #require(told.indicators.first)
            #expect(told.indicators.count == 1 && jobs.madeOf == 3 && jobs.path == nil)
            #expect(jobs.asked == 3 && jobs.periods.map(\.amount) == [3.5])
            #expect(jobs.periods.map(\.told) == [2] && jobs.periods.map(\.missing) == [1])
            #expect(page.says("Emplois créés") && page.says("3 indicateurs faits des mêmes mots"))
        }
    }

    @Test(arguments: Engine.available)
    func `what changes counts at once: another number, a place that is hidden, an indicator that is hidden`(
        engine: Engine
    ) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let all = try await Counting(node, client)
            let path = "/territories/lozere-fr-48/totals/indicators.json"
            let before = try await PutTogether.at(path, client)
            try await all.propose("Paniers", "count", on: "/practices/verger")
            let proposed = try await PutTogether.at(path, client)
            try await all.tell(all.ada, "verger-de-ada", ["period": "2024", "amount": "10"])
            try await all.tell(all.bo, "verger-de-bo", ["period": "2024-03", "amount": "5"])
            let told = try await PutTogether.at(path, client)
            try await all.tell(all.ada, "verger-de-ada", ["period": "2024", "amount": "4"])
            try await all.tell(all.bo, "verger-de-bo", ["period": "2024-03", "amount": ""])
            let corrected = try await PutTogether.at(path, client)
            try await hide("verger-de-ada", node)
            let hidden = try await PutTogether.at(path, client)
            try await hide("paniers", node)
            let gone = try await PutTogether.at(path, client)

            #expect(before.indicators.isEmpty && before.replications == 2)
            #expect(proposed.indicators.map(\.asked) == [2] && proposed.indicators.map(\.periods.count) == [0])
            #expect(told.indicators.first?.periods.map(\.period) == ["2024-03", "2024"])
            #expect(told.indicators.first?.periods.map(\.amount) == [5, 10])
            #expect(corrected.indicators.first?.periods.map(\.amount) == [4])
            #expect(hidden.replications == 1 && hidden.indicators.first?.periods.isEmpty == true)
            #expect(hidden.indicators.first?.asked == 1)
            #expect(gone.indicators.isEmpty)
        }
    }

    private func hide(_ slug: String, _ node: TestNode) async throws {
        try await node.database.write { tx in
            try tx.run("UPDATE things SET visibility = 'withdrawn' WHERE slug = \(slug)")
            let id: String? = try tx.value("SELECT id FROM things WHERE slug = \(slug)")
            let kind: String? = try tx.value("SELECT kind FROM things WHERE slug = \(slug)")
            tx.note(Change(kind ?? "", id ?? ""))
        }
    }

    @Test(arguments: Engine.available)
    func `chosen networks are put together, and what is no question is refused`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let all = try await Counting(node, client)
            try await all.found("Un")
            try await all.found("Deux")
            try await all.join("/replications/verger-de-ada", "un", acceptedBy: all.ada)
            for (place, person) in [("verger-de-ada", all.ada), ("verger-de-bo", all.bo)] {
                try await all.join("/replications/\(place)", "deux", acceptedBy: person)
            }
            try await all.propose("Paniers", "count", on: "/practices/verger")
            try await all.tell(all.ada, "verger-de-ada", ["period": "2024", "amount": "10"])
            let visitor = Visitor(client)
            let both = try await PutTogether.at("/totals/indicators.json?network=un&network=deux", client)
            let none = try await visitor.open("/totals/indicators")
            let page = try await visitor.open("/totals/indicators?network=un&network=deux")
            let many = Array(repeating: "network=x", count: 51).joined(separator: "&")

            #expect(both.replications == 2 && both.indicators.first?.periods.map(\.amount) == [10])
            #expect(none.status == 200 && none.says("Choisissez d’abord des réseaux") && none.links.contains("/totals"))
            #expect(page.links.contains("/totals?network=un&network=deux"))
            #expect(page.links.contains("/totals/indicators.csv?network=un&network=deux"))
            #expect(try await visitor.open("/totals/indicators?network=atlantide").status == 404)
            #expect(try await visitor.open("/totals/indicators?\(many)").status == 422)
            #expect(try await visitor.open("/networks/atlantide/totals/indicators").status == 404)
            #expect(try await visitor.open("/territories/atlantide/totals/indicators").status == 404)
        }
    }

    @Test(arguments: Engine.available)
    func `however numbers came in, what is kept in memory is what the tables say`(engine: Engine) async throws {
        let node = try await TestNode(engine)
        try await node.addTerritories()
        try await node.test { client in
            let all = try await Counting(node, client)
            for title in ["Paniers", "Parts"] {
                try await all.propose(title, title == "Parts" ? "proportion" : "count", on: "/practices/verger")
            }
            let (places, asked) = try await node.database.read { tx in
                (
                    try Thing.find(try tx.values("SELECT thing_id FROM replications"), in: tx).values.sorted {
                        $0.id < $1.id
                    },
                    try tx.values("SELECT thing_id FROM indicators ORDER BY thing_id") as [Thing.ID]
                )
            }
            for _ in 0..<40 {
                try await tellAnything(asked, places, node)
                let (kept, made, unpacked) = try await node.database.read { tx in
                    (
                        try Self.sums(try ToldNumbers.current(in: tx), places),
                        try Self.sums(try ToldNumbers(in: tx), places),
                        try Self.summed(in: tx)
                    )
                }
                #expect(kept == made && kept == unpacked)
            }
            let packed = try await node.database.write { tx in
                try tx.run("DELETE FROM observation_packs")
                return (try Self.sums(try ToldNumbers(in: tx), places), try Self.summed(in: tx))
            }
            #expect(packed.0 == packed.1 && !packed.0.isEmpty)
        }
    }

    private func tellAnything(_ asked: [Thing.ID], _ places: [Thing], _ node: TestNode) async throws {
        let (place, indicator) = (places.randomElement(), asked.randomElement())
        let year = try #require(CivilDate(rawValue: "\(Int.random(in: 2020...2023))"))
        let amount = Bool.random() ? Int.random(in: 0...500_000) : nil
        try await node.database.write { tx in
            let place = try #require(place)
            try Observation(
                of: try #require(indicator), in: year, amount.map { .init(rawValue: $0) },
                of: .init(rawValue: 1_000_000)
            ).record(of: place, by: nil, at: node.world.now, in: tx)
        }
    }

    /// By indicator and period: how many, amount, whole.
    private static func sums(_ numbers: ToldNumbers, _ places: [Thing]) throws -> [String] {
        var sums = [NumberSum](repeating: NumberSum(), count: numbers.slots.count)
        for place in places { numbers.number(of: place.id).flatMap { numbers.places[$0] }?.add(to: &sums) }
        return zip(numbers.slots, sums).compactMap { slot, sum in
            guard sum.told > 0, case .own(let id) = numbers.series[Int(slot.series)] else { return nil }
            return "\(id) \(slot.period.date.rawValue) \(sum.told) \(sum.amount) \(sum.whole)"
        }.sorted()
    }

    private static func summed(in tx: Transaction) throws -> [String] {
        try tx.values(
            """
            SELECT indicator_id || ' ' || period || ' ' || told || ' ' || amount || ' ' || whole FROM observation_sums
            WHERE told > 0
            """
        ).sorted()
    }

    @Test func `packed numbers come back as they were, and what is cut is nothing`() throws {
        let ids = ["0192-a", "0192-b"].compactMap { Thing.ID(rawValue: $0) }
        let lines = try ["2024", "2024-12", "1800", "2200-01"].enumerated().map { number, text in
            PackedNumbers.Line(
                indicator: number % 2, period: PackedNumbers.Period(try #require(CivilDate(rawValue: text))),
                amount: [0, 1, 100_000_000_000, -7][number], whole: [nil, 0, 12_345_678_901, 1][number])
        }
        let (told, nothing) = (PackedNumbers(lines, of: ids), PackedNumbers([], of: []))
        let bytes = told.bytes

        #expect(PackedNumbers(bytes: bytes) == told)
        #expect(PackedNumbers(bytes: nothing.bytes) == nothing)
        for count in 1..<bytes.count {
            let cut = PackedNumbers(bytes: Array(bytes.prefix(count)))
            #expect(cut == nil || cut?.lines.count ?? 9 < lines.count)
        }
        #expect(PackedNumbers(bytes: []) == nil && PackedNumbers(bytes: [200, 255, 255, 255, 255]) == nil)
    }
}
