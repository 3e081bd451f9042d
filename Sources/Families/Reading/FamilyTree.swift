import Commons
import Lineage
import Practices
import Replications
import Storage
import Web

/// Who came from whom: those that are shown, those that link them, and the adaptations told at both ends of a line.
struct FamilyTree: Sendable {
    let nodes: [FamilyNode]
    let family: Family
    let shared: [SharedChange]
    /// There are more than are read.
    let isCut: Bool
    let byID: [Thing.ID: FamilyNode]

    init(_ gathering: FamilyGathering, _ language: Language, in tx: Transaction) throws {
        let kinships = try gathering.kinships()
        let entries = try ReplicationEntry.all(
            where: "t.id IN \(list: gathering.ids)", limit: gathering.ids.count, language: language, in: tx)
        let hung = Self.hang(entries, kinships)
        let ids = gathering.ids + hung.map(\.parent)
        var found = try Self.nodes(ids, entries, language, in: tx)
        let told = try Adaptations.titles(of: entries.map(\.id), in: tx)
        let order = Self.order(hung, kinships, entries)
        for index in found.indices {
            found[index].parents = order[found[index].id] ?? []
            found[index].adaptations = told[found[index].id]?.count ?? 0
        }
        (nodes, family) = try Self.pruned(found)
        byID = Dictionary(nodes.map { ($0.id, $0) }) { first, _ in first }
        isCut = gathering.isCut
        shared = try SharedChange.all(nodes, told, in: tx)
    }

    /// A replication hangs on its practice, unless it came from another one of the same practice.
    private static func hang(_ entries: [ReplicationEntry], _ kinships: [Kinship]) -> [Kinship] {
        let practices = Dictionary(entries.map { ($0.id, $0.practiceID) }) { first, _ in first }
        let carried = Set(
            kinships.filter { practices[$0.child] != nil && practices[$0.child] == practices[$0.parent] }.map(\.child))
        return entries.filter { !carried.contains($0.id) }.map { Kinship($0.id, from: $0.practiceID) }
    }

    /// The parents of each: first its practice or one of the same practice, on whose branch it is drawn.
    private static func order(
        _ hung: [Kinship], _ kinships: [Kinship], _ entries: [ReplicationEntry]
    ) -> [Thing.ID: [Thing.ID]] {
        let practices = Dictionary(entries.map { ($0.id, $0.practiceID) }) { first, _ in first }
        let isOwn = { (kinship: Kinship) in practices[kinship.child] == practices[kinship.parent] }
        let all = hung + kinships.filter(isOwn) + kinships.filter { !isOwn($0) }
        return all.reduce(into: [:]) { parents, kinship in
            if parents[kinship.child]?.contains(kinship.parent) != true {
                parents[kinship.child, default: []].append(kinship.parent)
            }
        }
    }

    private static func nodes(
        _ ids: [Thing.ID], _ entries: [ReplicationEntry], _ language: Language, in tx: Transaction
    ) throws -> [FamilyNode] {
        var known = Dictionary(entries.map { ($0.id, FamilyNode($0)) }) { first, _ in first }
        let others = Set(ids).filter { known[$0] == nil }.sorted()
        let things = try Thing.find(others, in: tx)
        let practices = others.compactMap { things[$0] }.filter { $0.kind == .practice && $0.visibility == .published }
        for told in try ToldPractice.all(practices, in: language, tx) {
            let since = try Practices().content(of: told.thing, in: tx).since
            known[told.thing.id] = FamilyNode(told, since: since)
        }
        var seen: Set<Thing.ID> = []
        return ids.filter { seen.insert($0).inserted }.map { known[$0] ?? FamilyNode($0, things[$0]) }
    }

    /// Without those that are not shown and lead to nobody who is.
    private static func pruned(_ nodes: [FamilyNode]) throws -> ([FamilyNode], Family) {
        let whole = try Family(count: nodes.count, edges: edges(nodes))
        var isKept = nodes.map(\.isShown)
        for node in whole.order.reversed() where !isKept[node] {
            isKept[node] = whole.children(of: node).contains { isKept[$0] }
        }
        let kept = zip(nodes, isKept).filter(\.1).map(\.0)
        return (kept, try Family(count: kept.count, edges: edges(kept)))
    }

    private static func edges(_ nodes: [FamilyNode]) -> [Edge] {
        let numbers = Dictionary(nodes.enumerated().map { ($1.id, $0) }) { first, _ in first }
        return nodes.enumerated().flatMap { child, node in
            node.parents.compactMap { numbers[$0] }.map { Edge($0, child) }
        }
    }
}

extension FamilyTree {
    var replications: [FamilyNode] { nodes.filter { $0.kind == .replication } }

    /// Those with two parents or more.
    var hybrids: Int { nodes.count { $0.parents.count > 1 } }

    /// Those that came from another replication.
    var offspring: Int {
        let replications = Set(replications.map(\.id))
        return nodes.count { node in node.parents.contains { replications.contains($0) } }
    }

    /// When each began, in years. A practice is not drawn after what came of it: what is known of its beginning may be
    /// when it was written down.
    var years: [Double?] {
        nodes.enumerated().map { index, node in
            guard node.kind == .practice else { return node.year }
            let first = family.children(of: index).compactMap { nodes[$0].year }.min()
            return [node.year, first.map { $0 - FamilyLayout.step }].compactMap { $0 }.min()
        }
    }
}
