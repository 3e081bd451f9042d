import Commons
import Networks
import Organizations
import Practices
import Replications
import Search
import Storage
import Territories

/// Of which things the news of a subject are: a practice's are those of the places that took it up. Few of them are named
/// one by one; of many it is only said how one is told, and the latest of all news are gone through.
struct NewsScope: Sendable {
    /// All of them, unless they are too many to name.
    let ids: [Thing.ID]
    /// How one of them is told, on `a`, the audit entries; nil where all are named.
    let condition: Query?

    static let mostNamed = 500

    init(_ subject: FollowedSubject, in tx: Transaction) throws {
        guard let within = try Self.within(subject, in: tx) else {
            (ids, condition) = (try Self.named(subject, in: tx), nil)
            return
        }
        let found: [Thing.ID] = try tx.values("\(within.listing) LIMIT \(Self.mostNamed + 1)")
        let own = [Thing.ID(rawValue: subject.id)].compactMap { $0 }
        guard found.count > Self.mostNamed else {
            (ids, condition) = (own + found, nil)
            return
        }
        (ids, condition) = ([], "(a.subject = \(subject.id) OR \(within.condition))")
    }

    /// The things that belong to a subject: how they are listed, and how one is told.
    private struct Within {
        let listing: Query
        let condition: Query
    }

    /// The hundred that answer a search best; nothing else.
    private static func named(_ subject: FollowedSubject, in tx: Transaction) throws -> [Thing.ID] {
        guard let search = FollowedSearch(subject.id) else { return [] }
        return try SearchIndex.search(search.request, in: tx).hits.compactMap { Thing.ID(rawValue: $0.id) }
    }

    private static func within(_ subject: FollowedSubject, in tx: Transaction) throws -> Within? {
        switch subject.kind {
        case .search: nil
        case .practice: replications(where: "r.practice_id = \(subject.id)")
        case .replication: changes(of: subject.id)
        case .organization: organization(subject.id)
        case .network: network(subject.id)
        case .territory: territory(subject.id)
        }
    }

    /// Replications, and what was changed in them.
    private static func replications(where condition: Query) -> Within {
        Within(
            listing: """
                SELECT r.thing_id FROM replications r WHERE \(condition)
                UNION ALL SELECT d.thing_id FROM replications r JOIN adaptations d ON d.replication_id = r.thing_id
                WHERE \(condition)
                """,
            condition: """
                EXISTS (SELECT 1 FROM replications r WHERE r.thing_id = a.subject AND \(condition))
                OR EXISTS (
                    SELECT 1 FROM adaptations d JOIN replications r ON r.thing_id = d.replication_id
                    WHERE d.thing_id = a.subject AND \(condition))
                """)
    }

    private static func changes(of replication: String) -> Within {
        Within(
            listing: "SELECT thing_id FROM adaptations WHERE replication_id = \(replication)",
            condition: """
                EXISTS (SELECT 1 FROM adaptations d WHERE d.thing_id = a.subject AND d.replication_id = \(replication))
                """)
    }

    private static func organization(_ id: String) -> Within {
        Within(
            listing: """
                SELECT thing_id FROM practices WHERE steward_id = \(id)
                UNION ALL SELECT replication_id FROM replication_organizations WHERE organization_id = \(id)
                """,
            condition: """
                EXISTS (SELECT 1 FROM practices p WHERE p.thing_id = a.subject AND p.steward_id = \(id))
                OR EXISTS (
                    SELECT 1 FROM replication_organizations o
                    WHERE o.replication_id = a.subject AND o.organization_id = \(id))
                """)
    }

    private static func network(_ id: String) -> Within {
        Within(
            listing: """
                SELECT m.thing_id FROM memberships m
                WHERE m.network_id = \(id) AND m.state = 'active' AND m.thing_id IS NOT NULL
                """,
            condition: """
                EXISTS (
                    SELECT 1 FROM memberships m
                    WHERE m.thing_id = a.subject AND m.state = 'active' AND m.network_id = \(id))
                """)
    }

    private static func territory(_ id: String) -> Within {
        let inside: Query = "territory_id IN (SELECT territory_id FROM territory_ancestors WHERE ancestor_id = \(id))"
        let places = replications(where: "r.\(inside)")
        return Within(
            listing: "\(places.listing) UNION ALL SELECT o.thing_id FROM organizations o WHERE o.\(inside)",
            condition: """
                \(places.condition)
                OR EXISTS (SELECT 1 FROM organizations o WHERE o.thing_id = a.subject AND o.\(inside))
                """)
    }
}
