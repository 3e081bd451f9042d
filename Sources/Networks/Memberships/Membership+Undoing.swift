import Commons
import Storage
import Web

/// What a membership was before a list changed it: where it stood, and whether it had a beginning.
struct MembershipBefore: RawRepresentable, Equatable {
    let state: MembershipState
    let hasBeginning: Bool

    private static let states: [MembershipState] = [.asked, .invited, .active]

    init(_ membership: Membership) {
        state = membership.state
        hasBeginning = membership.begins != nil
    }

    init?(rawValue: Int) {
        guard (0..<Self.states.count * 2).contains(rawValue) else { return nil }
        state = Self.states[rawValue / 2]
        hasBeginning = rawValue % 2 == 1
    }

    var rawValue: Int { (Self.states.firstIndex(of: state) ?? 0) * 2 + (hasBeginning ? 1 : 0) }
}

extension Membership {
    /// When it was last asked for, answered or ended.
    static func touchedAt(_ id: ID, in tx: Transaction) throws -> Timestamp? {
        try tx.value("SELECT COALESCE(ended_at, answered_at, asked_at) FROM memberships WHERE id = \(id)")
    }

    /// One that is over, told in the same words.
    static func ended(
        _ network: Thing.ID, _ member: Member, _ proposal: Proposal, on ends: CivilDate, in tx: Transaction
    ) throws -> Membership? {
        try tx.first(
            """
            SELECT \(columns) FROM memberships m
            WHERE m.network_id = \(network) AND \(member.condition) AND m.state = 'ended' AND m.ends = \(ends)
                AND (CAST(\(proposal.begins) AS TEXT) IS NULL OR m.begins = \(proposal.begins))
            LIMIT 1
            """)
    }

    /// What both sides agreed on, with what is over since, between pages that everybody sees.
    static func told(after last: String, limit: Int, in tx: Transaction) throws -> [Membership] {
        try tx.all(
            """
            SELECT \(columns) FROM memberships m JOIN things n ON n.id = m.network_id
                LEFT JOIN things t ON t.id = m.thing_id
            WHERE m.id > \(last) AND m.state IN ('active', 'ended') AND n.visibility = 'published'
                AND (m.thing_id IS NULL OR t.visibility = 'published')
            ORDER BY m.id LIMIT \(limit)
            """)
    }

    /// Takes it away, unless somebody answered or ended it since: then false. The trail keeps that it was.
    func erase(touched at: Timestamp, by author: Authorship, in tx: Transaction) throws -> Bool {
        let gone = try tx.run(
            "DELETE FROM memberships WHERE id = \(id) AND COALESCE(ended_at, answered_at, asked_at) = \(at)")
        guard gone == 1 else { return false }
        try told("membership.undone", by: author, in: tx)
        return true
    }

    /// As it was before a list changed it, unless somebody changed it since: then false.
    func restore(
        _ before: MembershipBefore, touched at: Timestamp, by author: Authorship, in tx: Transaction
    ) throws -> Bool {
        let wasActive = before.state == .active
        let changed = try tx.run(
            """
            UPDATE memberships SET state = \(before.state), ends = NULL, ended_by = NULL, ended_at = NULL, reason = '',
                begins = CASE WHEN CAST(\(before.hasBeginning) AS BOOLEAN) THEN begins END,
                answered_by = CASE WHEN CAST(\(wasActive) AS BOOLEAN) THEN answered_by END,
                answered_at = CASE WHEN CAST(\(wasActive) AS BOOLEAN) THEN answered_at END
            WHERE id = \(id) AND COALESCE(ended_at, answered_at, asked_at) = \(at)
                AND NOT EXISTS (
                    SELECT 1 FROM memberships o
                    WHERE o.id <> memberships.id AND o.network_id = memberships.network_id
                        AND o.state IN ('asked', 'invited', 'active')
                        AND (o.thing_id = memberships.thing_id OR o.territory_id = memberships.territory_id))
            """)
        guard changed == 1 else { return false }
        try told("membership.undone", by: author, in: tx)
        return true
    }

    private func told(_ act: StaticString, by author: Authorship, in tx: Transaction) throws {
        tx.note(Self.change(id))
        guard let network = try Thing.find(network, in: tx) else { return }
        let member = try Member.of(self, in: tx)
        try Self.record(act, member, network, by: author.person, at: author.at, in: tx)
    }
}
