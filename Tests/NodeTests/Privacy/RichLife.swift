import Commons
import Fixtures
import HummingbirdTesting
import Mail
import NodeFixtures
import Practices
import Storage
import Testing
import Web

@testable import Accounts

/// Somebody who did here whatever can be done, so that they are everywhere.
struct RichLife {
    static let name = "Zéphyrine Quillet"
    static let emails = ["zephyrine.first@example.org", "zephyrine@example.org"]
    static let biography = "Je tiens une mercerie solidaire."
    static let password = "quatre pommes au four"

    let node: TestNode
    let zoe: Visitor
    let boss: Visitor
    let id: Person.ID

    /// Whatever would still lead to her.
    var traces: [String] { [Self.name, "zéphyrine", "quillet", "mercerie", id.rawValue] + Self.emails }

    /// Invited, renamed, readdressed, made an administrator, and busy.
    init(on node: TestNode, at client: any TestClientProtocol) async throws {
        self.node = node
        boss = try await node.person("Boss", roles: [.administrator], at: client)
        zoe = Visitor(client)
        let other = try await node.person("Bo", at: client)
        try await Self.comeIn(zoe, invitedBy: boss, node)
        id = try #require(try await node.account(Self.emails[0])?.id)
        try await changeAddress(client)
        try await administer(client)
        try await write(with: other)
        try await carry(client)
        try await tell()
    }

    private static func comeIn(_ zoe: Visitor, invitedBy boss: Visitor, _ node: TestNode) async throws {
        try await boss.open("/administration/invitations")
        try await boss.submit("/administration/invitations", ["email": emails[0]], choosing: ["roles": ["editor"]])
        let link = try await node.link(to: emails[0])
        try await zoe.open(link)
        try await zoe.submit(link, ["name": name, "newPassword": password])
        try await zoe.open("/profile/presentation")
        try await zoe.submit("/profile/presentation", ["biography": biography])
    }

    private func changeAddress(_ client: any TestClientProtocol) async throws {
        try await zoe.open("/profile/email")
        try await zoe.submit("/profile/email", ["email": Self.emails[1], "password": Self.password])
        let link = try await node.link(to: Self.emails[1])
        try await zoe.open(link)
        try await zoe.submit(link)
        let forgetful = Visitor(client)
        try await forgetful.open("/accounts/password-resets")
        try await forgetful.submit("/accounts/password-resets", ["email": Self.emails[1]])
        try await forgetful.open("/session/new")
        try await forgetful.submit("/session", ["email": Self.emails[1], "password": "sept poires au four"])
        try await forgetful.open("/session/new")
        try await forgetful.submit("/session", ["email": Self.emails[1], "password": Self.password])
    }

    private func administer(_ client: any TestClientProtocol) async throws {
        let path = "/administration/people/\(id)"
        try await boss.open(path)
        try await boss.submit("\(path)/roles", choosing: ["roles": ["administrator"]])
        try await boss.open("\(path)/suspensions/new")
        try await boss.submit(
            "\(path)/suspensions",
            ["facts": "Quillet a crié", "ground": "rules", "reference": "Zéphyrine a blessé Quillet."])
        try await boss.open(path)
        try await boss.submit("\(path)/readmissions", ["reason": "Zéphyrine s’excuse"])
        try await zoe.open("/session/new")
        try await zoe.submit("/session", ["email": Self.emails[1], "password": Self.password])
        try await zoe.open("/administration/invitations")
        try await zoe.submit("/administration/invitations", ["email": "yann@example.org"])
        try await zoe.open("/administration/site")
        try await zoe.submit("/administration/site", ["name": "Le commun"])
        try await zoe.open("/administration/wording/web.frame.skip")
        try await zoe.submit("/administration/wording/web.frame.skip", ["fr": "Droit au but"])
    }

    private func write(with other: Visitor) async throws {
        try await publish("Jardin")
        try await publish("Verger")
        try await zoe.open("/practices/jardin/revisions/new")
        try await zoe.submit("/practices/jardin/revisions", ["summary": "Un grand parc", "reason": "plus large"])
        try await zoe.open("/practices/jardin")
        let page = try await zoe.submit("/practices/jardin/invitations")
        let start = try #require(page.body.firstRange(of: "/invitations/")).lowerBound
        let link = String(page.body[start...].prefix { $0 != "\"" })
        try await other.open(link)
        try await other.submit("\(link)/acceptances")
        try await zoe.open("/practices/new")
        try await zoe.submit("/practices", ["title": "Brouillon"])
        let (id, world) = (id, node.world.world)
        try await node.database.write { tx in
            let thing = try Thing.require(.practice, at: "jardin", for: nil, in: tx)
            let content = try Practices().content(of: thing, in: tx)
            let author = Authorship(id, because: "", at: world.now())
            try Practices().translate(thing, content, of: thing.revision, by: author, in: tx)
            try tx.run(
                """
                INSERT INTO translations (thing_id, language, of_revision, content, person_id, at)
                SELECT thing_id, 'de', number, content, \(id), at FROM revisions WHERE thing_id = \(thing.id) AND number = 1
                """)
            try tx.run(
                """
                INSERT INTO translators (thing_id, person_id, since, admitted_by, admitted_at)
                VALUES (\(thing.id), \(id), 1, \(id), 2)
                """)
            try Jobs.enqueue("refused", "x", world: world, in: tx)
            try tx.run("UPDATE jobs SET last_error = 'refused: <Zephyrine@example.org>' WHERE kind = 'refused'")
        }
    }

    private func publish(_ title: String) async throws {
        try await zoe.open("/practices/new")
        try await zoe.submit("/practices", ["title": title], choosing: ["principles": ["On décide ensemble."]])
        try await zoe.submit("/practices/\(title.lowercased())/editions")
    }

    private func carry(_ client: any TestClientProtocol) async throws {
        try await zoe.open("/replications/new?practice=jardin&territory=Mende&carrier=")
        try await zoe.submit("/replications", ["state": "preparing"])
        try await zoe.open("/replications/jardin-a-mende/states/new")
        try await zoe.submit(
            "/replications/jardin-a-mende/states", ["state": "running", "reason": "La terre est prête."])
        try await zoe.open("/replications/jardin-a-mende/adaptations/new")
        try await zoe.submit(
            "/replications/jardin-a-mende/adaptations", ["title": "Des bacs", "what": "Des bacs sur le toit."])
        try await giveBack()
        try await zoe.open("/replications/jardin-a-mende/figures/new")
        try await zoe.submit("/replications/jardin-a-mende/figures", ["year": "2025", "amount": "12"])
        try await count()
        try await gather()
        try await zoe.open("/replications/jardin-a-mende/labels/new")
        try await zoe.submit("/replications/jardin-a-mende/labels")
        try await visit()
    }

    /// She offers a goal to an organization of hers, which agrees.
    private func offer() async throws {
        try await zoe.open("/organizations/new")
        let fund = try await zoe.submit("/organizations", ["title": "Le fonds de Zoé", "kind": "foundation"])
        try await zoe.open("/replications/jardin-a-mende/goals/new")
        let offered = try await zoe.submit(
            "/replications/jardin-a-mende/goals",
            [
                "target": "30", "due": "2027", "success": "Trente repas.", "funder": "Le fonds de Zoé",
                "understood": "on",
            ])
        try await zoe.submit("\(offered.path)/answers", ["answer": "agreed", "words": "Avec joie."])
        #expect(fund.path.hasPrefix("/organizations/"))
    }

    /// She proposes what is counted, tells a number, says what is hoped for and what was found.
    private func count() async throws {
        try await zoe.open("/practices/jardin/indicators/new")
        try await zoe.submit("/practices/jardin/indicators", ["title": "Repas", "question": "Combien ?"])
        try await zoe.open("/replications/jardin-a-mende/observations/new")
        try await zoe.submit("/replications/jardin-a-mende/observations", ["period": "2025", "amount": "3"])
        try await zoe.open("/replications/jardin-a-mende/goals/new")
        let goal = try await zoe.submit(
            "/replications/jardin-a-mende/goals",
            [
                "target": "20", "due": "2027", "success": "Vingt repas.", "funder": "La commune", "understood": "on",
            ]
        ).path
        try await zoe.submit("\(goal)/narratives", ["narrative": "Un été sec."])
        try await offer()
        try await zoe.open("/replications/jardin-a-mende/testimonies/new")
        try await zoe.submit(
            "/replications/jardin-a-mende/testimonies",
            [
                "title": "Des prénoms", "speaker": "Une voisine", "words": "Je connais les prénoms.", "agreed": "yes",
                "consent": "spoken",
            ])
        try await zoe.submit("/testimonies/des-prenoms/codes", ["quote": "les prénoms", "theme": "liens"])
        try await account()
        try await zoe.open("/practices/jardin/outcomes/new")
        try await zoe.submit("/practices/jardin/outcomes", ["title": "Voisins", "question": "Qui se parle ?"])
        try await zoe.open("/outcomes/voisins/studies/new")
        try await zoe.submit(
            "/outcomes/voisins/studies", ["title": "Enquête", "ai": "6", "n1i": "10", "ci": "4", "n2i": "10"])
    }

    /// She accounts for a year, shows it to others first, and says something of it.
    private func account() async throws {
        let place = "/replications/jardin-a-mende"
        try await zoe.open("\(place)/sheets/new")
        let sheet = try await zoe.submit("\(place)/sheets", ["from": "2025", "failed": "Le gel."]).path
        try await zoe.open("\(sheet)/reading")
        try await zoe.submit("\(sheet)/comments", ["text": "Relu."])
        try await zoe.open("\(sheet)/reading")
        try await zoe.submit("\(sheet)/reading-links")
        try await zoe.open(sheet)
        try await zoe.submit("\(sheet)/publications")
        try await zoe.open("\(place)/sheets/new")
        let draft = try await zoe.submit("\(place)/sheets", ["from": "2024"]).path
        try await zoe.open("\(draft)/reading")
        try await zoe.submit("\(draft)/addresses", ["email": "quelquun@example.org"])
    }

    /// She proposes her change, says that it is done elsewhere too, answers as a steward, and follows what comes of it.
    private func giveBack() async throws {
        try await zoe.open("/replications/new?practice=jardin&territory=Occitanie&carrier=")
        try await zoe.submit("/replications", ["state": "preparing", "title": "Jardin du Sud"])
        try await zoe.open("/adaptations/des-bacs")
        try await zoe.submit("/adaptations/des-bacs/proposal", ["why": "Partout."])
        try await zoe.submit("/adaptations/des-bacs/proposal/echoes", ["note": "Au sud aussi."])
        try await zoe.submit(
            "/adaptations/des-bacs/proposal/answers", ["answer": "variant", "reason": "Une variante."])
        try await zoe.open("/practices/jardin/revisions/new")
        try await zoe.submit("/practices/jardin/revisions", choosing: ["functions": ["Décider"]])
        try await zoe.submit("/practices/jardin/editions")
        try await zoe.open("/replications/jardin-a-mende/editions/2")
        try await zoe.submit("/replications/jardin-a-mende/editions/2/following")
    }

    /// A network with a member and a meeting, and something that she follows.
    private func gather() async throws {
        try await zoe.open("/networks/new")
        try await zoe.submit("/networks", ["title": "Réseau", "kind": "thematic"])
        try await zoe.open("/memberships/new?network=reseau")
        let made = try await zoe.submit("/memberships", ["member": "/replications/jardin-a-mende"])
        try await zoe.submit("\(made.path)/endings", ["reason": "essai"])
        try await zoe.open("/networks/reseau/meetings/new")
        try await zoe.submit("/networks/reseau/meetings", ["title": "Printemps", "date": "2027-04"])
        try await zoe.open("/following/new?kind=territory&subject=FR-48")
        try await zoe.submit("/following", ["cadence": "daily"])
    }

    /// An article that she submits, reads, comments on and publishes herself: she is of the newsroom.
    private func tell() async throws {
        try await zoe.open("/articles/new")
        try await zoe.submit("/articles", ["title": "Visite", "text": "Un.", "authors": "L’équipe"])
        for act in ["submit", "accept", "publish"] {
            try await zoe.open("/articles/visite/review")
            try await zoe.submit("/articles/visite/steps", ["act": act])
        }
        try await zoe.open("/articles/visite/review")
        try await zoe.submit("/articles/visite/readers", ["reader": id.rawValue])
        try await zoe.open("/articles/visite/comments/new?paragraph=1")
        try await zoe.submit("/articles/visite/comments", ["text": "Bien."])
    }

    /// She visits somebody, as it is kept.
    private func visit() async throws {
        try await node.database.write { [id] tx in
            try tx.run(
                """
                INSERT INTO sheet_readers (sheet_id, person_id, since, added_by)
                SELECT thing_id, CAST(\(id) AS TEXT), 1, CAST(\(id) AS TEXT) FROM sheets
                """)
            try tx.run(
                """
                INSERT INTO sheet_letters (sheet_id, person_id, at)
                SELECT thing_id, CAST(\(id) AS TEXT), 1 FROM sheets
                """)
            try tx.run("UPDATE labels SET state = 'visiting'")
            try tx.run(
                """
                INSERT INTO label_visitors (label_id, round, person_id, state, is_shown, named_at)
                SELECT id, round, CAST(\(id) AS TEXT), 'agreed', TRUE, 1 FROM labels
                """)
            try tx.run(
                """
                INSERT INTO label_findings (label_id, round, principle, finding, evidence, revision, person_id, at)
                SELECT id, round, 1, 'honoured', 'Vu.', 1, CAST(\(id) AS TEXT), 1 FROM labels
                """)
        }
    }

    /// As she asks on the page; the answer.
    func leave() async throws -> VisitedPage {
        try await zoe.open("/profile/closure")
        return try await zoe.submit("/profile/closure", ["password": Self.password, "understood": "yes"])
    }
}
