import Commons
import Practices
import Storage
import Web

extension NetworkPage {
    init(
        of thing: Thing, _ content: NetworkContent, keepers: KeeperList, panels: PanelList, _ visit: Visit,
        in tx: Transaction
    ) throws {
        let language = visit.texts.language
        let counts = try Membership.counts(of: thing.id, in: tx)
        let kinds = MemberKind.allCases.filter { counts[$0] != nil }
        groups = try kinds.map { kind in
            let first = try Membership.all(of: thing.id, kind, limit: Self.shown, in: tx)
            return Group(kind: kind, count: counts[kind] ?? 0, first: try MemberEntry.all(first, language, in: tx))
        }
        let places = try kinds.filter { $0 != .network }.flatMap {
            try Membership.all(of: thing.id, $0, limit: Self.mostPlaced, in: tx)
        }
        placed = try MemberEntry.all(Array(places.prefix(Self.mostPlaced)), language, in: tx)
        practices = try Self.practices(of: thing.id, language, in: tx)
        meetings = try Meeting.all(of: thing.id, limit: 50, in: tx)
        containsItself = try Membership.networks(below: thing.id, atMost: 5_000, in: tx).contains(thing.id)
        let open = try keepers.isKept ? Membership.waiting(of: thing.id, limit: 100, in: tx) : []
        waiting = try MemberEntry.all(open, language, in: tx)
        (self.thing, self.content, self.keepers, self.panels) = (thing, content, keepers, panels)
    }

    private static let mostPractices = 30

    /// Those that replications among the members follow, and those that member organizations look after.
    private static func practices(
        of network: Thing.ID, _ language: Language, in tx: Transaction
    ) throws -> [ToldPractice] {
        let ids: [Thing.ID] = try tx.values(
            """
            SELECT p.id FROM things p WHERE p.visibility = 'published' AND p.id IN (
                SELECT r.practice_id FROM memberships m JOIN replications r ON r.thing_id = m.thing_id
                WHERE m.network_id = \(network) AND m.state = 'active' AND m.member_kind = 'replication'
                UNION SELECT s.thing_id FROM memberships m JOIN practices s ON s.steward_id = m.thing_id
                WHERE m.network_id = \(network) AND m.state = 'active' AND m.member_kind = 'organization')
            ORDER BY p.title, p.id LIMIT \(mostPractices)
            """)
        let things = try Thing.find(ids, in: tx)
        return try ToldPractice.all(ids.compactMap { things[$0] }, in: language, tx)
    }
}
