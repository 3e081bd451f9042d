import Fixtures
import HummingbirdTesting
import Labels
import Mail
import NodeFixtures
import Storage
import Testing
import Web

/// A practice with a charter of three principles, and four replications of it, each carried by somebody else.
struct Orchard {
    static let principles = ["On décide ensemble.", "Rien n’est vendu.", "Le portail est ouvert."]

    let node: TestNode
    let client: any TestClientProtocol
    /// Looks after the practice.
    let stan: Visitor
    /// Carries « Jardin à Mende », whose label it is.
    let ada: Visitor
    /// Carry others.
    let bo: Visitor
    let cy: Visitor
    let di: Visitor
    let passer: Visitor

    let replication = "/replications/jardin-a-mende"

    init(_ node: TestNode, _ client: any TestClientProtocol) async throws {
        self.node = node
        self.client = client
        try await node.addTerritories()
        stan = try await node.person("Stan", at: client)
        try await stan.open("/practices/new")
        try await stan.submit("/practices", ["title": "Jardin"], choosing: ["principles": Self.principles])
        try await stan.submit("/practices/jardin/editions")
        ada = try await Self.carrier("Ada", "Jardin à Mende", node, client)
        bo = try await Self.carrier("Bo", "Verger de Bo", node, client)
        cy = try await Self.carrier("Cy", "Verger de Cy", node, client)
        di = try await Self.carrier("Di", "Verger de Di", node, client)
        passer = Visitor(client)
    }

    private static func carrier(
        _ name: String, _ title: String, _ node: TestNode, _ client: any TestClientProtocol
    ) async throws -> Visitor {
        let person = try await node.person(name, at: client)
        try await person.open("/replications/new?practice=jardin&territory=Mende&carrier=")
        try await person.submit("/replications", ["title": title, "state": "running"])
        return person
    }

    /// Ada asks for the label of the practice; the label's address.
    func ask() async throws -> String {
        try await ada.open("\(replication)/labels/new")
        return try await ada.submit("\(replication)/labels", ["words": "Venez voir."]).path
    }

    /// The steward asks people to visit.
    @discardableResult
    func name(_ names: [String], to label: String, by person: Visitor? = nil) async throws -> VisitedPage {
        let person = person ?? stan
        var ids: [String] = []
        for name in names { ids.append(try await id(of: name)) }
        try await person.open("\(label)/visitors/new")
        return try await person.submit("\(label)/visitors", choosing: ["visitors": ids])
    }

    func id(of name: String) async throws -> String {
        let id: String? = try await node.database.read { tx in
            try tx.value("SELECT id FROM accounts WHERE name = \(name)")
        }
        return try #require(id)
    }

    @discardableResult
    func agree(_ visitor: Visitor, to label: String, beingShown: Bool = false) async throws -> VisitedPage {
        try await visitor.open(label)
        return try await visitor.submit("\(label)/agreements", choosing: ["isShown": beingShown ? ["yes"] : []])
    }

    /// Writes down what was found about the principles, in their order, and hands it in.
    @discardableResult
    func report(_ findings: [String], by visitor: Visitor, to label: String) async throws -> VisitedPage {
        for (index, finding) in findings.enumerated() {
            let address = "\(label)/findings/\(index + 1)"
            try await visitor.open("\(address)/new")
            try await visitor.submit(address, ["finding": finding, "evidence": "Vu sur place, en mars."])
        }
        try await visitor.open(label)
        return try await visitor.submit("\(label)/reports", ["report": "Un bel accueil."])
    }

    /// From the request to the handing in: two visit, one of whom may be named.
    func visited(_ findings: [String]) async throws -> String {
        let label = try await ask()
        try await name(["Bo", "Cy"], to: label)
        try await agree(bo, to: label, beingShown: true)
        try await agree(cy, to: label)
        try await report(findings, by: bo, to: label)
        return label
    }

    @discardableResult
    func grant(_ label: String, until day: String = "2029-11-24", by person: Visitor? = nil) async throws -> VisitedPage
    {
        let person = person ?? stan
        try await person.open("\(label)/decisions/new")
        return try await person.submit(
            "\(label)/decisions", ["outcome": "granted", "until": day, "reason": "Les trois principes sont là."])
    }

    @discardableResult
    func refuse(_ label: String, for missing: [String], by person: Visitor? = nil) async throws -> VisitedPage {
        let person = person ?? stan
        try await person.open("\(label)/decisions/new")
        return try await person.submit(
            "\(label)/decisions", ["outcome": "refused", "reason": "Il manque encore quelque chose."],
            choosing: ["missing": missing])
    }

    /// Does an act that takes nothing but words.
    @discardableResult
    func say(_ words: String, _ act: String, at folder: String, on label: String, by person: Visitor) async throws
        -> VisitedPage
    {
        try await person.open(label)
        return try await person.submit("\(label)/\(folder)", [act: words])
    }

    func letters(to name: String) async throws -> [String] {
        try await node.database.read { tx in
            try PostedLetter.latest(limit: 200, in: tx).filter { $0.to.rawValue == "\(name.lowercased())@example.org" }
                .map { $0.subject.replacing("\u{202F}", with: " ") }
        }
    }

    /// Somebody else who looks after the practice.
    func secondSteward(_ name: String) async throws -> Visitor {
        let person = try await node.person(name, at: client)
        try await invite(person, to: "/practices/jardin", by: stan)
        return person
    }

    func invite(_ person: Visitor, to page: String, by keeper: Visitor) async throws {
        try await keeper.open(page)
        let made = try await keeper.submit("\(page)/invitations")
        let start = try #require(made.body.firstRange(of: "/invitations/")).lowerBound
        let link = String(made.body[start...].prefix { $0 != "\"" })
        try await person.open(link)
        try await person.submit("\(link)/acceptances")
    }

    static func on(
        _ engine: Engine, _ body: @escaping @Sendable (Orchard) async throws -> Void
    ) async throws {
        let node = try await TestNode(engine)
        try await node.test { client in try await body(try await Orchard(node, client)) }
    }
}
