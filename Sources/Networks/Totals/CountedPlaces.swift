package import Commons
import Lineage
package import Storage
package import Territories

/// The replications in some networks or a territory and below, each once, however many ways lead to it: what is told of them
/// is added up by the rooms that know it.
package struct CountedPlaces: Sendable {
    package enum Root: Sendable {
        case network(Thing.ID)
        case territory(Territory.ID)

        var knot: Fabric.Knot {
            switch self {
            case .network(let id): .thing(id)
            case .territory(let id): .territory(id)
            }
        }
    }

    /// In the order in which they were met.
    package let replications: [Thing.ID]

    /// Those that somebody names, each once.
    package init(_ replications: [Thing.ID]) {
        var seen: Set<Thing.ID> = []
        self.replications = replications.filter { seen.insert($0).inserted }
    }

    /// As of now.
    package init(below roots: [Root], in tx: Transaction) throws {
        let fabric = try Fabric.current(in: tx)
        replications = fabric.tally(in: roots.map(\.knot)).leaves.compactMap { fabric.knots[$0].thing }
    }

    /// The replications that are members of some networks themselves, by network.
    package static func members(of networks: [Thing.ID], in tx: Transaction) throws -> [Thing.ID: Set<Thing.ID>] {
        guard !networks.isEmpty else { return [:] }
        let fabric = try Fabric.current(in: tx)
        return networks.reduce(into: [:]) { members, network in
            guard let place = fabric.root(.thing(network)) else { return }
            let leaves = fabric.members(of: place).lazy.map { Int($0) }.filter { fabric.isLeaf[$0] }
            members[network] = Set(leaves.compactMap { fabric.knots[$0].thing })
        }
    }
}
