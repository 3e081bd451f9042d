import Commons
import Lineage
import Replications
import Storage
import Territories

/// Who belongs to what, all of it, in memory: networks and their members, organizations and what they carry, territories
/// and what is in them. At the ends are the replications, which are counted.
///
/// It is woven once from the tables (`weave`), and then brought forward by what changed (`bring`); both end in the same
/// fabric, because the members of a group are kept in one order, whatever came first.
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

    private(set) var knots: [Knot] = []
    private(set) var places: [Knot: Int] = [:]
    /// Of each knot: whether it is a replication that is counted, and whether it is walked through at all.
    var isLeaf: [Bool] = []
    var isShown: [Bool] = []
    /// Of the leaves: their figures, and the organizations that carry or support them, by number.
    var told: [[KnownFigure]] = []
    var partners: [[Int32]] = []
    /// The groups that hold a leaf for itself: where it is, and who carries it.
    var holders: [[Int32]] = []
    var belongings: [Membership.ID: Edge] = [:]
    /// What a territory is directly part of, where something is told in it or below.
    var above: [Int: [Int]] = [:]
    private var membership = Lineage.Membership(count: 0, edges: [])
    /// While it is woven: put in order all at once.
    private var loose: [Edge]?

    /// What was told last of a measure and a year; no amount when it is not known after all.
    struct KnownFigure: Sendable, Equatable {
        let measure: Measure
        let year: Int
        let amount: Int?
    }

    /// As of the latest change to any of it.
    static func current(in tx: Transaction) throws -> Fabric {
        try tx.kept(Fabric.self, asOf: try Territory.imported(in: tx)) {
            try Fabric(in: tx)
        } forward: { fabric, changes in
            try fabric.bring(changes, in: tx)
        }
    }

    /// What is asked for, where it is known: a territory of which nothing is told has no place.
    func root(_ knot: Knot) -> Int? {
        if case .territory(let id) = knot, let group = places[.group(id)] { return group }
        return places[knot]
    }

    /// In the order in which they are walked.
    func members(of group: Int) -> [Int32] { membership[group] }

    func tally(in roots: [Knot]) -> Lineage.Membership.Tally {
        membership.tally(in: roots.compactMap(root), isLeaf: isLeaf, isShown: isShown)
    }

    /// Of one year, or else the latest that is known.
    static func figure(
        _ measure: Measure, among figures: [KnownFigure], in year: Int?
    ) -> (year: Int, amount: Int)? {
        var latest: (year: Int, amount: Int)?
        for figure in figures where figure.measure == measure && (year == nil || figure.year == year) {
            guard let amount = figure.amount, latest.map({ $0.year < figure.year }) ?? true else { continue }
            latest = (figure.year, amount)
        }
        return latest
    }
}

extension Fabric {
    mutating func place(of knot: Knot) -> Int {
        if let place = places[knot] { return place }
        let place = membership.add()
        places[knot] = place
        knots.append(knot)
        isLeaf.append(false)
        isShown.append(knot.thing == nil)
        told.append([])
        partners.append([])
        holders.append([])
        return place
    }

    mutating func join(_ member: Int, to group: Int) {
        if loose == nil {
            membership.join(member, to: group) { [knots] in knots[$0] < knots[$1] }
        } else {
            loose?.append(Edge(group, member))
        }
    }

    mutating func part(_ member: Int, from group: Int) {
        membership.part(member, from: group) { [knots] in knots[$0] < knots[$1] }
    }

    /// What is joined in the meantime is put in order at the end.
    mutating func joinTogether(_ body: (inout Fabric) throws -> Void) throws {
        loose = []
        try body(&self)
        let order = knots.indices.sorted { knots[$0] < knots[$1] }
        var rank = [Int](repeating: 0, count: knots.count)
        for (number, place) in order.enumerated() { rank[place] = number }
        let edges = (loose ?? []).sorted { (rank[$0.parent], rank[$0.child]) < (rank[$1.parent], rank[$1.child]) }
        membership = Lineage.Membership(count: knots.count, edges: edges)
        loose = nil
    }
}

extension Fabric.Knot: Comparable {
    var thing: Thing.ID? {
        if case .thing(let id) = self { id } else { nil }
    }

    private var key: (Int, String) {
        switch self {
        case .thing(let id): (0, id.rawValue)
        case .territory(let id): (1, id.rawValue)
        case .group(let id): (2, id.rawValue)
        }
    }

    static func < (a: Self, b: Self) -> Bool { a.key < b.key }
}
