import Commons
import Markup
import Replications
import Storage
import Web

/// On an adaptation's page: that it was proposed to the practice and what came of it, or how to do so.
struct AdaptationProposalPanel: Encodable, Sendable {
    let proposal: ToldProposal?
    private let adaptation: Thing

    private enum CodingKeys: String, CodingKey { case proposal }

    static func source(_ names: Names) -> PanelSource {
        PanelSource(on: .thing(.adaptation)) { id, visit, tx in
            guard let id = Thing.ID(rawValue: id), let adaptation = try Thing.find(id, in: tx),
                adaptation.visibility == .published
            else { return nil }
            let told = try Proposal.find(id, in: tx).flatMap { try ToldProposal($0, names, in: tx) }
            guard try told != nil || adaptation.isInHands(of: visit.viewer, in: tx) else { return nil }
            return Panel("proposal", AdaptationProposalPanel(proposal: told, adaptation: adaptation)) { $0.view($1) }
        }
    }

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            if let proposal {
                h2 { texts("editions.proposal.one") }
                p { proposal.origin(texts) }
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
