import Commons
import Lineage
import Replications
import Storage
import Territories

/// How the fabric comes out of the tables: whole, or piece by piece as they change.
extension Fabric {
    init(in tx: Transaction) throws {
        try joinTogether { fabric in
            try Shown.each(in: tx) { fabric.show($0) }
            try Located.each(in: tx) { fabric.locate($0) }
            try Borne.each(in: tx) { fabric.bear($0) }
            try Told.each(in: tx) { fabric.tell($0) }
            try Belonging.each(in: tx) { fabric.belong($0) }
        }
        try attach(knots.indices.filter { knots[$0].thing == nil && !members(of: $0).isEmpty }, in: tx)
    }

    /// Takes out what changed, and reads it again: what is gone stays out.
    mutating func bring(_ changes: Set<Change>, in tx: Transaction) throws {
        let ids = Dictionary(grouping: changes, by: \.kind).mapValues { $0.map(\.id).sorted() }
        let memberships = ids["membership"] ?? []
        let replications = ids[Kind.replication.rawValue] ?? []
        let things = Shown.kinds.flatMap { ids[$0.rawValue] ?? [] }
        var touched: Set<Int> = []
        for id in memberships.compactMap({ Membership.ID(rawValue: $0) }) { forget(id) }
        for id in things.compactMap({ Thing.ID(rawValue: $0) }) { forget(id, &touched) }
        try Shown.each(of: things, in: tx) { show($0) }
        try Located.each(of: replications, in: tx) { touched.formUnion(locate($0)) }
        try Borne.each(of: replications, in: tx) { bear($0) }
        try Told.each(of: replications, in: tx) { tell($0) }
        try Belonging.each(of: memberships, in: tx) { belong($0) }
        for place in touched.sorted() where members(of: place).isEmpty { detach(place) }
        try attach(touched.filter { !members(of: $0).isEmpty && above[$0] == nil }.sorted(), in: tx)
    }

    private mutating func forget(_ id: Membership.ID) {
        guard let edge = belongings.removeValue(forKey: id) else { return }
        part(edge.child, from: edge.parent)
    }

    private mutating func forget(_ thing: Thing.ID, _ touched: inout Set<Int>) {
        guard let place = places[.thing(thing)] else { return }
        for holder in holders[place] {
            part(place, from: Int(holder))
            if knots[Int(holder)].thing == nil { touched.insert(Int(holder)) }
        }
        (isShown[place], isLeaf[place]) = (false, false)
        (holders[place], partners[place], told[place]) = ([], [], [])
    }

    private mutating func show(_ line: Shown) {
        let place = place(of: .thing(line.thing))
        isShown[place] = true
        isLeaf[place] = line.kind == .replication
    }

    /// The place of a replication that is counted.
    private func leaf(_ id: Thing.ID) -> Int? { places[.thing(id)].flatMap { isLeaf[$0] ? $0 : nil } }

    @discardableResult
    private mutating func locate(_ line: Located) -> [Int] {
        guard let leaf = leaf(line.replication) else { return [] }
        var around = [place(of: .territory(line.territory))]
        if line.echelon == .intercommunality { around.append(place(of: .group(line.territory))) }
        for territory in around { hold(leaf, by: territory) }
        return around
    }

    /// An organization leads to what it carries; who carries and who supports are the partners.
    private mutating func bear(_ line: Borne) {
        guard let leaf = leaf(line.replication) else { return }
        let organization = place(of: .thing(line.organization))
        partners[leaf].append(Int32(organization))
        if line.carries { hold(leaf, by: organization) }
    }

    private mutating func hold(_ leaf: Int, by group: Int) {
        join(leaf, to: group)
        holders[leaf].append(Int32(group))
    }

    /// A later one of the same year takes the place of the earlier.
    private mutating func tell(_ line: Told) {
        guard let leaf = leaf(line.replication) else { return }
        let (measure, year) = (line.figure.measure, line.figure.year)
        told[leaf].removeAll { $0.measure == measure && $0.year == year }
        told[leaf].append(line.figure)
    }

    private mutating func belong(_ line: Belonging) {
        guard line.isActive else { return }
        let network = place(of: .thing(line.network))
        var member = line.thing.map { place(of: .thing($0)) }
        if let territory = line.territory {
            member = place(of: line.echelon == .intercommunality ? .group(territory) : .territory(territory))
        }
        guard let member else { return }
        join(member, to: network)
        belongings[line.id] = Edge(network, member)
    }

    /// Joins territories in which something is told to what they are part of, up to the widest.
    private mutating func attach(_ territories: [Int], in tx: Transaction) throws {
        let ids = territories.compactMap { place -> Territory.ID? in
            if case .territory(let id) = knots[place] { id } else { nil }
        }
        // A level at a time: what is above has something in it when its turn comes.
        for step in try Territory.descents(to: Set(ids), in: tx) {
            let child = place(of: .territory(step.child))
            guard !members(of: child).isEmpty else { continue }
            let parent = place(of: step.hierarchy == .intercommunal ? .group(step.parent) : .territory(step.parent))
            join(child, to: parent)
            if above[child]?.contains(parent) != true { above[child, default: []].append(parent) }
        }
    }

    /// Where nothing is told any more it is no longer part of anything; nor is what held nothing else.
    private mutating func detach(_ territory: Int) {
        for parent in above.removeValue(forKey: territory) ?? [] {
            part(territory, from: parent)
            if members(of: parent).isEmpty { detach(parent) }
        }
    }
}
