import Commons
import Storage
import Territories
import Web

/// A line of a list that says who belongs to what, and what it comes to.
struct MembershipLine {
    /// What is done with a line: nothing that a side has not said.
    enum Step {
        case same(Membership)
        case make(MembershipState)
        /// It is over already, and both sides are the author's.
        case recall(until: CivilDate)
        case accept(Membership)
        case end(Membership, on: CivilDate)
    }

    let network: Thing
    let member: Member
    let proposal: Proposal
    private let ends: CivilDate?
    /// Whether the list says as what, and since when; what it leaves open is no difference.
    private let saysType: Bool

    /// Nil after noting what is wrong.
    init?(_ line: inout Submission, at now: Timestamp, in tx: Transaction) throws {
        let network = try Self.published(line.shown("network"), in: tx)
        let thing = try Self.published(line.shown("member"), in: tx)
        let territory = try Territory.ID(rawValue: line.shown("territory")).flatMap { try Territory.find($0, in: tx) }
        saysType = !line.shown("type").isEmpty
        var proposal = Proposal()
        proposal.type = line.choiceIfAny("type", MembershipType.self) ?? .member
        proposal.begins = line.date("begins")
        proposal.note = line.text("note", 0...1_000)
        let ends = line.date("ends")
        if network == nil { line.refuse("network", "networks.memberships.noNetwork") }
        if thing == nil, territory == nil { line.refuse("member", "networks.memberships.noMember") }
        if thing != nil, territory != nil { line.refuse("territory", "networks.memberships.one") }
        if let network, network.id == thing?.id { line.refuse("member", "networks.memberships.itself") }
        if let ends, ends.isAfter(CivilDate(now)) { line.refuse("ends", "networks.parting.future") }
        if let ends, proposal.begins?.isAfter(ends) == true { line.refuse("ends", "networks.parting.before") }
        guard line.isValid, let network, let member = thing.map(Member.thing) ?? territory.map(Member.territory) else {
            return nil
        }
        (self.network, self.member, self.proposal, self.ends) = (network, member, proposal, ends)
    }

    private static func published(_ id: String, in tx: Transaction) throws -> Thing? {
        guard let id = Thing.ID(rawValue: id), let thing = try Thing.find(id, in: tx), thing.visibility == .published
        else { return nil }
        return thing
    }

    /// What the author may say, or nil after noting why it is nothing.
    func step(_ line: inout Submission, by author: Authorship, in tx: Transaction) throws -> Step? {
        let sides = try Sides(self, author, in: tx)
        if let present = try Membership.open(network.id, member, in: tx) {
            return present.state == .active
                ? settled(present, sides, &line) : waiting(present, sides, &line)
        }
        if let ends, let past = try Membership.ended(network.id, member, proposal, on: ends, in: tx) {
            return .same(past)
        }
        guard sides.any else { return refuse(&line, "network", sides.isNobody ? "nobody" : "neither") }
        guard let ends else { return .make(sides.both ? .active : sides.network ? .invited : .asked) }
        return sides.both ? .recall(until: ends) : refuse(&line, "ends", "past")
    }

    /// What both sides agreed on is not changed by a list; either side may end it.
    private func settled(_ present: Membership, _ sides: Sides, _ line: inout Submission) -> Step? {
        if saysType, present.type != proposal.type { return refuse(&line, "type", "settled") }
        if let begins = proposal.begins, present.begins != begins { return refuse(&line, "begins", "settled") }
        guard let ends else { return .same(present) }
        if present.begins?.isAfter(ends) == true {
            line.refuse("ends", "networks.parting.before")
            return nil
        }
        return sides.any ? .end(present, on: ends) : refuse(&line, "network", sides.isNobody ? "nobody" : "neither")
    }

    private func waiting(_ present: Membership, _ sides: Sides, _ line: inout Submission) -> Step? {
        guard ends == nil else { return refuse(&line, "ends", "waiting") }
        let answers = present.state == .asked ? sides.network : sides.member
        return answers ? .accept(present) : .same(present)
    }

    private func refuse(_ line: inout Submission, _ column: String, _ reason: String) -> Step? {
        line.refuse(column, "networks.sheet.refused.\(reason)")
        return nil
    }

    func take(
        _ step: Step, by author: Authorship, world: World, in tx: Transaction
    ) throws -> (Membership, MembershipBefore?) {
        switch step {
        case .same(let present): return (present, nil)
        case .make(let state):
            return (try Membership.make(proposal, member, in: network, state, by: author.person, world: world, tx), nil)
        case .recall(let ends):
            let made = try Membership.make(
                proposal, member, in: network, .active, by: author.person, world: world, tx)
            return (try end(made, on: ends, by: author, in: tx), nil)
        case .accept(let present):
            let viewer = try Self.viewer(author)
            let accepted = try present.accept(member, network, by: viewer, at: author.at, in: tx)
            return (accepted, MembershipBefore(present))
        case .end(let present, let ends):
            return (try end(present, on: ends, by: author, in: tx), MembershipBefore(present))
        }
    }

    private func end(
        _ present: Membership, on ends: CivilDate, by author: Authorship, in tx: Transaction
    ) throws -> Membership {
        try present.end(
            on: ends, because: author.reason, member, network, by: try Self.viewer(author), at: author.at, in: tx)
    }

    /// A list has no session: whoever brings it acts as themselves, with no role.
    private static func viewer(_ author: Authorship) throws -> Viewer {
        guard let person = author.person else { throw AppError(.forbidden, "networks.error.neither") }
        return Viewer(id: person, name: "", roles: [], sessionID: "")
    }

    /// For which sides the author speaks.
    private struct Sides {
        let network: Bool
        let member: Bool
        /// Nobody speaks for a territory: the network declares it.
        let both: Bool
        let isNobody: Bool

        var any: Bool { network || member }

        init(_ line: MembershipLine, _ author: Authorship, in tx: Transaction) throws {
            isNobody = author.person == nil
            let viewer = isNobody ? nil : try MembershipLine.viewer(author)
            network = try line.network.isInHands(of: viewer, in: tx)
            member = try viewer.map { try line.member.isKept(by: $0, in: tx) } ?? false
            both = network && (member || line.member.kind == .territory)
        }
    }
}

extension MembershipLine.Step {
    var verdict: SheetVerdict {
        switch self {
        case .same: .same
        case .make, .recall: .add
        case .accept, .end: .change
        }
    }

    /// What is said of the line at the rehearsal.
    func remark(_ member: Member) -> String? {
        switch self {
        case .same: nil
        case .make(let state): "networks.sheet.becomes.\(member.kind == .territory ? "declared" : state.rawValue)"
        case .recall: "networks.sheet.becomes.past"
        case .accept: "networks.sheet.becomes.accepted"
        case .end: "networks.sheet.becomes.ended"
        }
    }
}
