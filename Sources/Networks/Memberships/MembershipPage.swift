import Commons
import Markup
import Storage
import Territories
import Web

/// One membership: who, in what, as what, since when, how it was agreed; and, for either side, what can be done about it.
struct MembershipPage: PageModel {
    let membership: Membership
    let network: Thing
    let memberName: String
    let memberPath: String
    /// The viewer speaks for the network, for the member.
    let keepsNetwork: Bool
    let keepsMember: Bool
    /// What is wrong with an ending that was sent.
    var form = Submission()

    private enum CodingKeys: String, CodingKey { case membership, network, memberName, memberPath }

    init(_ membership: Membership, for viewer: Viewer?, _ language: Language, in tx: Transaction) throws {
        let member = try Member.of(membership, in: tx)
        guard let network = try Thing.find(membership.network, in: tx) else { throw AppError.missing }
        self.membership = membership
        self.network = network
        memberName = member.name(in: language)
        memberPath = member.path
        keepsNetwork = try network.isInHands(of: viewer, in: tx)
        keepsMember = try viewer.map { try member.isKept(by: $0, in: tx) } ?? false
        // What is not agreed, or concerns what is not shown, is between its two sides.
        let isPublic = network.visibility == .published && member.isPublished && membership.isAgreed
        guard isPublic || keepsNetwork || keepsMember else { throw AppError.missing }
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        let title = texts("networks.membership.title", ["member": memberName, "network": network.title])
        var page = Page(title) {
            if network.isFictional { FictionNotice.markup(texts) }
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { texts("networks.membership") }
                    h1 { title }
                    facts(texts)
                }
                if membership.kind == .territory { p { texts("networks.declared.meaning") } }
                if !membership.note.isEmpty { p { membership.note } }
                if !membership.reason.isEmpty { p { texts("networks.reason", ["reason": membership.reason]) } }
                acts(screen)
            }
        }
        page.isIndexed = false
        return page
    }

    private func facts(_ texts: Texts) -> Markup {
        dl(.class("facts across")) {
            fact(texts("networks.membership.member")) { a(.href(memberPath)) { memberName } }
            fact(texts("networks.membership.network")) { a(.href(network.path)) { network.title } }
            fact(texts("networks.membership.type")) { texts(membership.type.textKey) }
            fact(texts("networks.membership.state")) { texts(membership.state.textKey) }
            if let begins = membership.begins { fact(texts("networks.membership.begins")) { texts.date(begins) } }
            if let ends = membership.ends { fact(texts("networks.membership.ends")) { texts.date(ends) } }
        }
    }

    private func acts(_ screen: Screen) -> Markup {
        guard keepsNetwork || keepsMember else { return .group([]) }
        let mayAccept = membership.state == .asked && keepsNetwork || membership.state == .invited && keepsMember
        return .group([
            mayAccept
                ? screen.form(to: "\(membership.path)/acceptances", class: "actions") {
                    button(.class("button main")) { screen.texts("networks.membership.accept") }
                } : .group([]),
            membership.state.isWaiting
                ? parting(
                    "refusals", isDated: false, "networks.membership.\(mayAccept ? "decline" : "withdraw")", screen)
                : .group([]),
            membership.state == .active
                ? parting("endings", isDated: true, "networks.membership.end", screen) : .group([]),
        ])
    }

    private func parting(_ act: String, isDated: Bool, _ key: String, _ screen: Screen) -> Markup {
        let view = FormView(form, screen.texts, labels: "networks.parting")
        return screen.form(to: "\(membership.path)/\(act)") {
            view.errors
            if isDated { view.line("ends", optional: true, isShort: true) }
            view.line("reason", optional: true)
            div(.class("actions")) { button(.class("button")) { screen.texts(key) } }
        }
    }
}

extension Membership {
    /// Both sides agreed once.
    fileprivate var isAgreed: Bool { state == .active || state == .ended }
}

extension Member {
    var path: String {
        switch self {
        case .thing(let thing): thing.path
        case .territory(let territory): territory.path
        }
    }

    fileprivate var isPublished: Bool {
        switch self {
        case .thing(let thing): thing.visibility == .published
        case .territory: true
        }
    }
}
