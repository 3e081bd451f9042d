import Commons
import Markup
import Storage
import Territories
import Web

/// The form by which a network invites, or a member asks. One side is known when it opens.
struct MembershipForm: Sendable {
    var submission: Submission
    var territory = TerritoryChoice()
    /// The side that is known; the other one is named in the form.
    var network: Thing?
    var member: Thing?

    init(_ submission: Submission) { self.submission = submission }

    /// What is proposed, or nil after noting what is wrong.
    mutating func read(in tx: Transaction) throws -> (proposal: Proposal, member: Member, network: Thing)? {
        let named = try MemberNaming.read("network", of: &submission, among: [.network], in: tx)
        let thing = try MemberNaming.read("member", of: &submission, among: Self.kinds, in: tx)
        let place = try territory.read(&submission, isRequired: false, in: tx)
        var proposal = Proposal()
        proposal.type = submission.choice("type", MembershipType.self) ?? .member
        proposal.begins = submission.date("begins")
        proposal.note = submission.text("note", 0...1_000)
        proposal.id = Membership.ID(rawValue: submission.shown(Screen.onceField))
        if named == nil { submission.refuse("network", "networks.memberships.noNetwork") }
        if thing == nil, place == nil { submission.refuse("member", "networks.memberships.noMember") }
        if thing != nil, place != nil { submission.refuse("territory", "networks.memberships.one") }
        if let named, named.id == thing?.id { submission.refuse("member", "networks.memberships.itself") }
        guard submission.isValid, let named else { return nil }
        if let thing { return (proposal, .thing(thing), named) }
        return place.map { (proposal, .territory($0), named) }
    }

    static let kinds = MemberKind.allCases.compactMap(\.kind)

    /// Fills in the side that is known.
    mutating func settle(network: Thing?, member: Thing?) {
        (self.network, self.member) = (network, member)
        if let network { submission.set("network", [network.path]) }
        if let member { submission.set("member", [member.path]) }
    }

    func page(_ screen: Screen) -> Page {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "networks.memberships.form")
        let title = texts(network == nil ? "networks.memberships.join" : "networks.memberships.add")
        return Page(title, scripts: ["typeahead"]) {
            section(.class("section")) {
                header(.class("head")) {
                    if let known = network ?? member { p(.class("kind")) { a(.href(known.path)) { known.title } } }
                    h1 { title }
                    p(.class("lead")) { texts("networks.memberships.lead") }
                }
                screen.creatingForm(to: "/memberships", proposing: submission.shown(Screen.onceField)) {
                    view.errors
                    network == nil ? named("network", "/networks/suggestions", view) : hidden("network")
                    member == nil ? named("member", "/memberships/suggestions", view) : hidden("member")
                    if member == nil { territory.view(view, optional: true) }
                    details(view)
                    div(.class("actions")) {
                        button(.class("button main")) { texts("networks.memberships.send") }
                        a(.href((network ?? member)?.path ?? "/networks")) { texts("networks.form.cancel") }
                    }
                }
            }
        }
    }

    private func details(_ view: FormView) -> Markup {
        let texts = view.texts
        return .group([
            view.select("type", MembershipType.allCases.map { ($0.rawValue, texts($0.textKey)) }),
            view.line("begins", optional: true, isShort: true),
            view.area("note", rows: 3, optional: true),
        ])
    }

    private func hidden(_ name: String) -> Markup {
        input(.type("hidden"), .name(name), .value(submission.shown(name)))
    }

    private func named(_ name: String, _ suggestions: String, _ view: FormView) -> Markup {
        .group([
            view.line(
                name,
                attributes: [
                    Attribute("data-suggest", suggestions), Attribute("data-suggest-into", "\(name)-id"),
                    Attribute("data-suggest-some", view.texts("networks.memberships.some")),
                    Attribute("data-suggest-none", view.texts("networks.memberships.none")),
                ]),
            input(
                .type("hidden"), .id("\(name)-id"), .name("\(name)-id"), .value(submission.shown("\(name)-id"))),
        ])
    }
}
