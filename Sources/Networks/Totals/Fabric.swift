import Commons
import Lineage
import Replications
import Storage
import Territories

/// Who belongs to what, all of it, in memory: networks and their members, organizations and what they carry, territories
/// and what is in them. At the ends are the replications, which are counted.
struct Fabric: Sendable {
    enum Knot: Hashable, Sendable {
        /// A network, an organization or a replication.
        case thing(Thing.ID)
        /// A territory with what is directly part of it.
        case territory(Territory.ID)
        /// A group of communes with its communes: within its department only what is told of itself counts, since its
        /// communes may lie in two.
        case group(Territory.ID)
    }

    let knots: [Knot]
    let places: [Knot: Int]
    let isLeaf: [Bool]
    let membership: Lineage.Membership
    /// Of the leaves: their figures, and the organizations that carry or support them, by number.
    let figures: [Measure: [KnownFigure?]]
    let partners: [[Int32]]

    struct KnownFigure: Sendable {
        let year: Int
        let amount: Int
    }

    /// As of the latest change to any of it.
    static func current(in tx: Transaction) throws -> Fabric {
        let changes = try Versions.current(of: ["membership", "network", "organization", "replication"], in: tx)
        let version = changes &+ (try Territory.imported(in: tx))
        return try tx.kept(Fabric.self, asOf: version) {
            var weaving = Weaving()
            try weaving.read(tx)
            return weaving.fabric()
        }
    }

    /// What is asked for, where it is known: a territory of which nothing is told has no place.
    func root(_ knot: Knot) -> Int? {
        if case .territory(let id) = knot, let group = places[.group(id)] { return group }
        return places[knot]
    }
}
