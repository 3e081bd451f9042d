import Commons
import Markup
import Storage
import Web

/// Everything that places held out to a practice.
struct ProposalListPage: PageModel {
    let practice: ToldProposal.Place
    let proposals: [ToldProposal]
    let next: String?

    var nextPage: String? { next }

    private static let length = 50

    init(of practice: Thing, before: String?, _ names: Names, in tx: Transaction) throws {
        let found = try Proposal.all(of: practice.id, before: before, limit: Self.length + 1, in: tx)
        let shown = found.prefix(Self.length)
        self.practice = ToldProposal.Place(practice)
        proposals = try shown.compactMap { try ToldProposal($0, names, in: tx) }
        let last = found.count > Self.length ? shown.last : nil
        next = last.map { "\(practice.path)/proposals?before=\($0.adaptation.rawValue)" }
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        return Page("\(texts("editions.proposals")) · \(practice.title)") {
            if practice.isFictional { FictionNotice.markup(texts) }
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { practice.link(texts) }
                    h1 { texts("editions.proposals") }
                    p(.class("lead")) { texts("editions.proposals.lead") }
                }
                proposals.isEmpty
                    ? p { texts("editions.proposals.none") }
                    : ul(.class("entries plain")) { Markup.group(proposals.map { $0.entry(texts) }) }
                if let next {
                    nav(.class("pages"), .ariaLabel(texts("commons.pages"))) {
                        a(.rel("next"), .href(next)) { texts("editions.proposals.older") }
                    }
                }
            }
        }
    }
}
