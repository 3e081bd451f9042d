import Accounts
import Commons
import Mail
import Practices
import Replications
import Storage
import Web

/// A proposal with the things that it is about, as those who act on it find it.
struct ProposalDesk: Sendable {
    let adaptation: Thing
    let practice: Thing
    let proposal: Proposal

    init(at slug: String, for viewer: Viewer?, in tx: Transaction) throws {
        adaptation = try Thing.require(.adaptation, at: slug, for: viewer, in: tx)
        guard let proposal = try Proposal.find(adaptation.id, in: tx),
            let practice = try Thing.find(proposal.practice, in: tx)
        else { throw AppError.missing }
        self.proposal = proposal
        self.practice = practice
    }

    var path: String { "\(adaptation.path)/proposal" }

    func newest(in tx: Transaction) throws -> Int { try Edition.newest(of: practice.id, in: tx)?.number ?? 1 }

    func parts(in tx: Transaction) throws -> [Part] { try Practices().newest(of: practice, in: tx).parts }

    /// The places of somebody that carry the same practice, but for the one that proposes.
    func places(of viewer: Viewer?, in tx: Transaction) throws -> [Thing] {
        guard let viewer else { return [] }
        let own = try Adaptations().content(of: adaptation, in: tx).replication
        return try Thing.kept(by: viewer.id, kind: .replication, limit: 100, in: tx).filter { place in
            guard place.id != own, place.visibility == .published else { return false }
            return try Replications().content(of: place, in: tx).practice == practice.id
        }
    }

    func page(for viewer: Viewer?, _ names: Names, in tx: Transaction) throws -> ProposalPage {
        guard let told = try ToldProposal(proposal, names, in: tx) else { throw AppError.missing }
        var means = ProposalPage.Means()
        means.places = try places(of: viewer, in: tx)
        means.mayAnswer = try practice.isInHands(of: viewer, in: tx)
        if means.mayAnswer {
            means.newest = try newest(in: tx)
            means.parts = try parts(in: tx)
            means.taken = try PartOrigin.all(of: practice.id, in: tx).filter { $0.adaptation == adaptation.id }
                .map(\.part)
        }
        return ProposalPage(told, of: practice, means)
    }
}

/// Tells those who proposed what was answered.
struct ProposalLetters: Sendable {
    private static let mostInADay = 3

    private let letters: RoomLetter
    private let world: World

    init(_ letters: RoomLetter, _ world: World) {
        self.letters = letters
        self.world = world
    }

    /// Whoever answers over and over writes to nobody any more that day.
    func tell(_ desk: ProposalDesk, in tx: Transaction) throws {
        let dayAgo = world.now() - .seconds(86_400)
        let answers: Int? = try tx.value(
            """
            SELECT COUNT(*) FROM audit_entries
            WHERE subject = \(desk.adaptation.id) AND act = 'proposal.answered' AND at > \(dayAgo)
            """)
        guard (answers ?? 0) <= Self.mostInADay else { return }
        for account in try Account.find(try desk.adaptation.everyKeeper(in: tx), in: tx) where !account.isClosed {
            let letter = letters.write(
                "answered", to: account,
                [
                    "practice": desk.practice.title, "adaptation": desk.adaptation.title,
                    "link": "\(letters.site.address)\(desk.path)",
                ])
            try Outbox.post(letter, world: world, in: tx)
        }
    }
}
