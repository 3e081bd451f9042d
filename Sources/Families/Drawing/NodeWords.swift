import Commons
import Practices
import Replications
import Storage
import Territories
import Web

/// What is written beside a mark, and said of it to those who do not see it.
struct NodeWords: Sendable {
    /// All of it: name, state, where, when, from what.
    let label: String
    /// The beginning of the name, which finds room on a telephone, and what follows.
    let beginning: String
    let rest: String
    /// Where, and when.
    let beside: String

    private static let narrow = 26
    private static let wide = 54

    init(_ node: FamilyNode, _ tree: FamilyTree, _ texts: Texts) {
        let name = node.name(texts)
        let short = name.count > Self.wide ? name.prefix(Self.wide - 1) + "…" : name[...]
        let hasRoom = short.count <= Self.narrow
        beginning = String(hasRoom ? short : short.prefix(Self.narrow - 1))
        rest = String(short.dropFirst(beginning.count))
        let place = node.territory.map { $0.label }
        let time = Self.time(node, texts)
        beside = ["", place, time].compactMap { $0 }.joined(separator: "  ·  ")
        let kind = node.kind == .practice ? texts("families.practice") : nil
        let state = node.entry.map { $0.stateText(texts) }
        let adaptations = node.adaptations > 0 ? texts("families.adaptations", count: node.adaptations) : nil
        let origins = Self.origins(node, tree, texts)
        label = [name, kind, state, place, time, origins, adaptations].compactMap { $0 }.joined(separator: ", ")
    }

    /// « 2015 → 2019 », « depuis 2015 », « date inconnue ».
    static func time(_ node: FamilyNode, _ texts: Texts) -> String? {
        guard node.kind != nil else { return nil }
        let began = node.since.flatMap(CivilDate.init).map { "\($0.year)" }
        let ended = node.reached.flatMap(CivilDate.init).map { "\($0.year)" }
        return switch (began, ended) {
        case (let began?, let ended?): texts("families.fromTo", ["began": began, "ended": ended])
        case (let began?, nil): texts("families.since", ["date": began])
        case (nil, let ended?): texts("families.until", ["date": ended])
        case (nil, nil): node.kind == .replication ? texts("families.undated") : nil
        }
    }

    private static func origins(_ node: FamilyNode, _ tree: FamilyTree, _ texts: Texts) -> String? {
        let names = tree.parents(of: node).map { $0.name(texts) }
        return names.isEmpty ? nil : texts("families.from", ["names": names.joined(separator: ", ")])
    }
}

extension FamilyTree {
    func parents(of node: FamilyNode) -> [FamilyNode] { node.parents.compactMap { byID[$0] } }
}
