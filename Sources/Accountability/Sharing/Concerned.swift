import Commons
import Networks
import Organizations
import Practices
import Replications
import Storage
import Web

/// Those whom a sheet concerns besides its tellers: the practice, the partners and the networks of a place; the places of a
/// group. Their keepers can be asked to read it first.
struct Concerned: Sendable {
    let things: [Thing]

    private static let most = 60

    init(by subject: SheetSubject, in tx: Transaction) throws {
        let ids =
            try subject.isGroup
            ? Array(subject.places(in: tx).replications.prefix(Self.most)) : Self.around(subject.teller, in: tx)
        let found = try Thing.find(ids, in: tx)
        things = ids.compactMap { found[$0] }.filter { $0.visibility == .published && $0.id != subject.teller.id }
    }

    private static func around(_ place: Thing, in tx: Transaction) throws -> [Thing.ID] {
        let content = try Replications().content(of: place, in: tx)
        let networks: [Thing.ID] = try tx.values(
            """
            SELECT network_id FROM memberships WHERE thing_id = \(place.id) AND state = 'active'
            ORDER BY network_id LIMIT \(most)
            """)
        return [content.practice] + content.carriers + content.partners + networks
    }
}
