package import Commons
package import Storage
import Territories
package import Web

/// What somebody proposes: that a member belong to a network.
package struct Proposal: Sendable {
    package var type = MembershipType.member
    package var begins: CivilDate?
    package var note = ""
    /// Proposed by the form, so that doing so twice makes one.
    package var id: Membership.ID?

    package init() {}
}

extension Membership {
    /// Asks, invites or agrees, as those may who speak for one side or for both. What the other side proposed already is
    /// agreed by this.
    static func propose(
        _ proposal: Proposal, _ member: Member, in network: Thing, by viewer: Viewer, world: World, _ tx: Transaction
    ) throws -> Membership {
        let invites = try network.isInHands(of: viewer, in: tx)
        let asks = try member.isKept(by: viewer, in: tx)
        guard invites || asks else { throw AppError(.forbidden, "networks.error.neither") }
        let now = world.now()
        if let present = try open(network.id, member, in: tx) {
            if present.id == proposal.id { return present }
            let agrees = present.state == .invited && asks || present.state == .asked && invites
            guard agrees else { throw AppError(.conflict, "networks.error.already") }
            return try present.accept(member, network, by: viewer, at: now, in: tx)
        }
        let isSettled = invites && (asks || member.kind == .territory)
        let state = isSettled ? MembershipState.active : invites ? .invited : .asked
        return try make(proposal, member, in: network, state, by: viewer.id, world: world, tx)
    }

    /// Writes it down, whoever may.
    package static func make(
        _ proposal: Proposal, _ member: Member, in network: Thing, _ state: MembershipState, by person: Person.ID?,
        world: World, _ tx: Transaction
    ) throws -> Membership {
        guard let kind = member.kind else { throw AppError(.invalid, "networks.error.noMember") }
        let now = world.now()
        let taken = try proposal.id.flatMap { try find($0, in: tx) } != nil
        let id: ID = (taken ? nil : proposal.id) ?? world.newID()
        let begins = proposal.begins ?? (state == .active ? CivilDate(now) : nil)
        let (thing, territory) = member.identifiers
        let made = try tx.run(
            """
            INSERT INTO memberships (id, network_id, member_kind, thing_id, territory_id, type, begins, state, note, reason,
                asked_by, asked_at, answered_at)
            VALUES (\(id), \(network.id), \(kind), \(thing), \(territory), \(proposal.type), \(begins), \(state),
                \(proposal.note), '', \(person), \(now), \(state == .active ? now : nil)) ON CONFLICT DO NOTHING
            """)
        guard made == 1, let membership = try find(id, in: tx) else {
            throw AppError(.conflict, "networks.error.already")
        }
        tx.note(change(id))
        try record(act(of: state, kind), member, network, by: person, at: now, in: tx)
        return membership
    }

    private static func act(of state: MembershipState, _ kind: MemberKind) -> StaticString {
        switch state {
        case .asked: "membership.asked"
        case .invited: "membership.invited"
        default: kind == .territory ? "membership.declared" : "membership.accepted"
        }
    }

    /// One guarded UPDATE, so that what one declines and another accepts at the same moment is one of the two.
    func accept(
        _ member: Member, _ network: Thing, by viewer: Viewer, at now: Timestamp, in tx: Transaction
    ) throws -> Membership {
        let mayAnswer =
            state == .asked
            ? try network.isInHands(of: viewer, in: tx) : try member.isKept(by: viewer, in: tx)
        guard mayAnswer else { throw AppError(.forbidden, "networks.error.notYours") }
        let changed = try tx.run(
            """
            UPDATE memberships SET state = 'active', answered_by = \(viewer.id), answered_at = \(now),
                begins = COALESCE(begins, \(CivilDate(now)))
            WHERE id = \(id) AND state = \(state) AND state IN ('asked', 'invited')
            """)
        return try settled(changed, "membership.accepted", member, network, by: viewer, at: now, in: tx)
    }

    /// By either side: who was asked declines, who asked takes it back.
    func decline(
        because reason: String, _ member: Member, _ network: Thing, by viewer: Viewer, at now: Timestamp,
        in tx: Transaction
    ) throws -> Membership {
        try requireSide(member, network, viewer, in: tx)
        let changed = try tx.run(
            """
            UPDATE memberships SET state = 'declined', answered_by = \(viewer.id), answered_at = \(now),
                reason = \(reason)
            WHERE id = \(id) AND state IN ('asked', 'invited')
            """)
        return try settled(changed, "membership.declined", member, network, by: viewer, at: now, in: tx)
    }

    /// By either side, at any time.
    func end(
        on date: CivilDate?, because reason: String, _ member: Member, _ network: Thing, by viewer: Viewer,
        at now: Timestamp, in tx: Transaction
    ) throws -> Membership {
        try requireSide(member, network, viewer, in: tx)
        let changed = try tx.run(
            """
            UPDATE memberships SET state = 'ended', ends = \(date ?? CivilDate(now)), ended_by = \(viewer.id),
                ended_at = \(now), reason = \(reason)
            WHERE id = \(id) AND state = 'active'
            """)
        return try settled(changed, "membership.ended", member, network, by: viewer, at: now, in: tx)
    }

    private func requireSide(_ member: Member, _ network: Thing, _ viewer: Viewer, in tx: Transaction) throws {
        guard try network.isInHands(of: viewer, in: tx) || member.isKept(by: viewer, in: tx) else {
            throw AppError(.forbidden, "networks.error.notYours")
        }
    }

    private func settled(
        _ changed: Int, _ act: StaticString, _ member: Member, _ network: Thing, by viewer: Viewer, at now: Timestamp,
        in tx: Transaction
    ) throws -> Membership {
        guard changed == 1, let membership = try Self.find(id, in: tx) else {
            throw AppError(.conflict, "networks.error.meanwhile")
        }
        tx.note(Self.change(id))
        try Self.record(act, member, network, by: viewer.id, at: now, in: tx)
        return membership
    }

    static func change(_ id: ID) -> Change { Change("membership", id.rawValue) }

    /// In the trail of the network, and of the member where it has one.
    static func record(
        _ act: StaticString, _ member: Member, _ network: Thing, by person: Person.ID?, at now: Timestamp,
        in tx: Transaction
    ) throws {
        let name = member.name(in: .fr)
        try Audit.record(act, of: network, by: person, at: now, detail: name, in: tx)
        guard case .thing(let thing) = member else { return }
        try Audit.record(act, of: thing, by: person, at: now, detail: network.title, in: tx)
    }
}

extension Member {
    fileprivate var identifiers: (thing: Thing.ID?, territory: Territory.ID?) {
        switch self {
        case .thing(let thing): (thing.id, nil)
        case .territory(let territory): (nil, territory.id)
        }
    }
}
