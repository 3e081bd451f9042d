import Commons
import Networks
import Organizations
import Replications
import Search
import Storage
import Territories

/// Of which things the news of a subject are: a practice's are those of the places that took it up. The latest changed are
/// looked at, some hundreds, so that a subject with a hundred thousand costs no more.
enum NewsScope {
    private static let most = 200

    static func things(of subject: FollowedSubject, in tx: Transaction) throws -> [Thing.ID] {
        switch subject.kind {
        case .practice: try practice(subject, in: tx)
        case .replication: try own(subject) + adaptations(of: subject.id, in: tx)
        case .organization: try own(subject) + organization(subject.id, in: tx)
        case .network: try own(subject) + members(of: subject.id, in: tx)
        case .territory: try territory(subject.id, in: tx)
        case .search: try FollowedSearch(subject.id).map { try hits($0, in: tx) } ?? []
        }
    }

    private static func own(_ subject: FollowedSubject) -> [Thing.ID] {
        [Thing.ID(rawValue: subject.id)].compactMap { $0 }
    }

    private static func practice(_ subject: FollowedSubject, in tx: Transaction) throws -> [Thing.ID] {
        guard let slug = subject.path.split(separator: "/").last.map(String.init) else { return [] }
        return try own(subject) + newest([.replication, .adaptation], ("practice", slug), in: tx)
    }

    private static func territory(_ id: String, in tx: Transaction) throws -> [Thing.ID] {
        try newest([.replication, .adaptation, .organization], ("territory", id), in: tx)
    }

    /// Through the index of the search.
    private static func newest(
        _ kinds: [Kind], _ facet: (name: String, value: String), in tx: Transaction
    ) throws -> [Thing.ID] {
        try kinds.flatMap { kind in
            try SearchIndex.newest(kind: kind.rawValue, having: facet, limit: most, in: tx).ids
                .compactMap(Thing.ID.init(rawValue:))
        }
    }

    private static func adaptations(of replication: String, in tx: Transaction) throws -> [Thing.ID] {
        try tx.values(
            """
            SELECT thing_id FROM adaptations WHERE replication_id = \(replication) ORDER BY date DESC, thing_id LIMIT \(most)
            """)
    }

    private static func organization(_ id: String, in tx: Transaction) throws -> [Thing.ID] {
        let stewarded: [Thing.ID] = try tx.values(
            "SELECT thing_id FROM practices WHERE steward_id = \(id) ORDER BY thing_id LIMIT \(most)")
        let carried: [Thing.ID] = try tx.values(
            """
            SELECT t.id FROM replication_organizations o JOIN things t ON t.id = o.replication_id
            WHERE o.organization_id = \(id) AND t.visibility = 'published' ORDER BY t.updated_at DESC, t.id LIMIT \(most)
            """)
        return stewarded + carried
    }

    private static func members(of network: String, in tx: Transaction) throws -> [Thing.ID] {
        try tx.values(
            """
            SELECT t.id FROM memberships m JOIN things t ON t.id = m.thing_id
            WHERE m.network_id = \(network) AND m.state = 'active' AND t.visibility = 'published'
            ORDER BY t.updated_at DESC, t.id LIMIT \(most)
            """)
    }

    /// The hundred that answer best.
    private static func hits(_ search: FollowedSearch, in tx: Transaction) throws -> [Thing.ID] {
        try SearchIndex.search(search.request, in: tx).hits.compactMap { Thing.ID(rawValue: $0.id) }
    }
}
