import Commons
import Fixtures
import Foundation
import HummingbirdTesting
import NodeFixtures
import Storage
import Web

/// A place of Ada's, of a practice of Stan's, of which something is known in 2026.
struct Accounting {
    static let place = "/replications/le-verger"
    static let sheet = "/sheets/le-verger-2026"

    let node: TestNode
    let client: any TestClientProtocol
    let stan: Visitor
    let ada: Visitor

    init(_ node: TestNode, _ client: any TestClientProtocol) async throws {
        (self.node, self.client) = (node, client)
        stan = try await node.person("Stan", at: client)
        try await stan.open("/practices/new")
        try await stan.submit("/practices", ["title": "Verger"])
        try await stan.submit("/practices/verger/editions")
        ada = try await node.person("Ada", at: client)
        try await start("Le verger", by: ada)
    }

    @discardableResult
    func start(_ title: String, by person: Visitor) async throws -> VisitedPage {
        try await person.open("/replications/new?practice=verger&territory=Mende&carrier=")
        return try await person.submit("/replications", ["title": title, "state": "running"])
    }

    /// So many people in a year.
    func reach(_ amount: String, in year: Int = 2026) async throws {
        try await ada.open("\(Self.place)/figures/new")
        try await ada.submit("\(Self.place)/figures", ["year": "\(year)", "amount": amount])
    }

    /// A goal of the year, of which ten are told where twenty were promised, and what somebody said.
    func know() async throws {
        try await ada.open("\(Self.place)/indicators/new")
        try await ada.submit(
            "\(Self.place)/indicators", ["title": "Paniers", "question": "Combien ?", "unit": "paniers"])
        try await ada.open("\(Self.place)/goals/new")
        try await ada.submit(
            "\(Self.place)/goals",
            ["target": "20", "due": "2026", "success": "Vingt.", "funder": "La commune", "understood": "on"])
        try await ada.open("\(Self.place)/observations/new")
        try await ada.submit("\(Self.place)/observations", ["period": "2026", "amount": "10"])
        try await ada.open("\(Self.place)/testimonies/new")
        try await ada.submit(
            "\(Self.place)/testimonies",
            [
                "title": "Des prénoms", "speaker": "Une voisine", "words": "Je connais les prénoms.", "date": "2026",
                "agreed": "yes", "consent": "spoken",
            ])
        try await ada.submit("/testimonies/des-prenoms/codes", ["quote": "les prénoms", "theme": "liens"])
    }

    /// Money of 1,250.50 in, of which 1,000 were spent.
    static let money = [
        "in-what": ["La commune", "Dons"], "in-amount": ["1 200", "50,50"], "out-what": ["Outils"],
        "out-amount": ["1000"],
    ]

    /// A draft.
    @discardableResult
    func write(
        _ year: String = "2026", _ fields: [String: String] = [:], money: [String: [String]] = Self.money,
        of place: String = Self.place, by person: Visitor? = nil
    ) async throws -> VisitedPage {
        let person = person ?? ada
        try await person.open("\(place)/sheets/new")
        return try await person.submit("\(place)/sheets", fields.merging(["from": year]) { $1 }, choosing: money)
    }

    @discardableResult
    func publish(_ sheet: String = Self.sheet, by person: Visitor? = nil) async throws -> VisitedPage {
        let person = person ?? ada
        try await person.open(sheet)
        return try await person.submit("\(sheet)/publications")
    }

    func told(_ path: String = Self.sheet) async throws -> ToldSheet {
        let page = try await Visitor(client).open("\(path).json")
        return try JSONDecoder().decode(ToldSheet.self, from: Data(page.body.utf8))
    }
}

/// A sheet as programs read it.
struct ToldSheet: Decodable {
    struct Known: Decodable {
        struct Goal: Decodable { let outcome: String }
        struct Figure: Decodable {
            let measure: String
            let amount: Double?
            let told: Int
            let missing: Int
        }
        let places: Int
        let goals: [Goal]
        let figures: [Figure]
    }
    struct Change: Decodable {
        let name: String
        let then: String
        let now: String
    }
    let totalIn: Double
    let totalOut: Double
    let balance: Double
    let known: Known
    let isKnownAsPublished: Bool
    let changesSince: [Change]
    let takenBack: Int
}
