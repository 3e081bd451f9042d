import Commons
import Markup
import Practices
import Replications
import Storage
import Web

/// On an adaptation's page: that it was proposed to the practice and what came of it, or how to do so.
struct AdaptationProposalPanel: Encodable, Sendable {
    let proposal: ToldProposal?
    private let adaptation: Thing

    private enum CodingKeys: String, CodingKey { case proposal }

    static let source = PanelSource(on: .thing(.adaptation)) { id, visit, tx in
        guard let id = Thing.ID(rawValue: id), let adaptation = try Thing.find(id, in: tx),
            adaptation.visibility == .published
        else { return nil }
        let told = try Proposal.find(id, in: tx).flatMap { try ToldProposal($0, in: tx) }
        guard try told != nil || adaptation.isInHands(of: visit.viewer, in: tx) else { return nil }
        return Panel("proposal", AdaptationProposalPanel(proposal: told, adaptation: adaptation)) { $0.view($1) }
    }

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            if let proposal {
                h2 { texts("editions.proposal.one") }
                p { a(.href(proposal.path)) { proposal.state(texts) } }
                if !proposal.echoes.isEmpty {
                    p { texts("editions.proposal.echoes", count: proposal.echoes.count) }
                }
            } else {
                h2 { texts("editions.propose") }
                ProposePage(adaptation).form(screen, Submission())
            }
        }
    }
}

/// On a practice's page: which of its parts came from which place, and what places hold out to it.
struct OriginsPanel: Encodable, Sendable {
    struct Origin: Encodable, Sendable {
        let part: String
        let text: String
        let adaptation: ToldProposal.Place
        let replication: ToldProposal.Place
        let edition: Int
    }

    let origins: [Origin]
    /// As many as were asked for at most.
    let proposals: Int
    private let path: String
    private let language: String

    private enum CodingKeys: String, CodingKey { case origins, proposals }

    private static let mostCounted = 100

    static let source = PanelSource(on: .thing(.practice)) { id, _, tx in
        guard let id = Thing.ID(rawValue: id), let practice = try Thing.find(id, in: tx) else { return nil }
        let count = try Proposal.all(of: id, before: nil, limit: mostCounted, in: tx).count
        guard count > 0 else { return nil }
        let panel = OriginsPanel(
            origins: try origins(of: practice, in: tx), proposals: count, path: practice.path,
            language: practice.language)
        return Panel("origins", panel) { $0.view($1) }
    }

    private static func origins(of practice: Thing, in tx: Transaction) throws -> [Origin] {
        let rows = try PartOrigin.all(of: practice.id, in: tx)
        let parts = try Practices().parts(named: Set(rows.map(\.part)), of: practice, in: tx)
        let things = try Thing.find(Set(rows.map(\.adaptation)).sorted(), in: tx)
        return try rows.compactMap { row in
            guard let part = parts[row.part]?.part, let adaptation = things[row.adaptation],
                adaptation.visibility == .published,
                let place = try Thing.find(try Adaptations().content(of: adaptation, in: tx).replication, in: tx)
            else { return nil }
            return Origin(
                part: part.id, text: part.text, adaptation: ToldProposal.Place(adaptation),
                replication: ToldProposal.Place(place), edition: row.edition)
        }
    }

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            h2(.id("origins")) { texts("editions.origins") }
            if !origins.isEmpty {
                ul(.class("entries plain")) { Markup.group(origins.map { entry($0, texts) }) }
            }
            p { a(.href("\(path)/proposals")) { texts("editions.origins.proposals", count: proposals) } }
        }
    }

    private func entry(_ origin: Origin, _ texts: Texts) -> Markup {
        li {
            p(.lang(language, on: texts)) { a(.href("#part-\(origin.part)")) { origin.text } }
            p(.class("note")) {
                origin.replication.link(texts)
                " · "
                origin.adaptation.link(texts)
                " · " + texts("practices.edition", ["number": texts.number(origin.edition)])
            }
        }
    }
}
