package import Commons
import Replications
package import Storage

/// The indicators that a replication may carry: its own, those of its practice, of the networks that it belongs to, and of the
/// organizations that it names as its carriers and partners, as funds are.
package struct OfferedIndicators: Sendable {
    package let all: [(thing: Thing, content: IndicatorContent)]

    package init(to replication: Thing, in tx: Transaction) throws {
        let practice = try Replications().content(of: replication, in: tx).practice
        let networks: [Thing.ID] = try tx.values(
            """
            SELECT network_id FROM memberships WHERE thing_id = \(replication.id) AND state = 'active'
            ORDER BY network_id LIMIT 50
            """)
        let organizations: [Thing.ID] = try tx.values(
            """
            SELECT DISTINCT organization_id FROM replication_organizations WHERE replication_id = \(replication.id)
            ORDER BY organization_id LIMIT 50
            """)
        let things = try Indicators.all(of: [replication.id, practice] + networks + organizations, in: tx)
        let contents = try Indicators().contents(of: things.map(\.id), in: tx)
        all = things.compactMap { thing in contents[thing.id].map { (thing, $0) } }
    }
}
