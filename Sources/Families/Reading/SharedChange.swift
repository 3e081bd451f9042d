import Commons
import Practices
import Replications
import Storage

/// What a child tells as its parent does: adaptations of the same name, and the same thing done to the same part of their
/// practice. It does not say that one had it from the other.
struct SharedChange: Sendable, Encodable {
    struct TouchedPart: Sendable, Encodable {
        let part: String
        let text: String
        let change: PartChange.Act
    }

    let parent: Thing.ID
    let child: Thing.ID
    let titles: [String]
    /// Those that no adaptation of the same name touches.
    let parts: [TouchedPart]

    /// - Parameter told: what the adaptations of each are called.
    static func all(
        _ nodes: [FamilyNode], _ told: [Thing.ID: [String]], in tx: Transaction
    ) throws -> [SharedChange] {
        let touches = try Adaptations.touches(of: nodes.filter { $0.kind == .replication }.map(\.id), in: tx)
        let practices = Dictionary(nodes.map { ($0.id, $0.practice) }) { first, _ in first }
        let ends = nodes.flatMap { node in
            node.parents.map { parent in
                Ends(
                    parent: parent, child: node, titles: titles(told[node.id] ?? [], as: told[parent] ?? []),
                    touches: practices[parent] == node.practice
                        ? (touches[node.id] ?? [], touches[parent] ?? []) : ([], []))
            }
        }
        let texts = try texts(of: ends, in: tx)
        return ends.compactMap { ends in
            let parts = ends.changes.compactMap { change in
                ends.child.practice.flatMap { texts[$0]?[change.part] }.map {
                    TouchedPart(part: change.part, text: $0, change: change.change)
                }
            }
            guard !ends.titles.isEmpty || !parts.isEmpty else { return nil }
            return SharedChange(parent: ends.parent, child: ends.child.id, titles: ends.titles, parts: parts)
        }
    }

    /// Both ends of a line, and what is told at both.
    private struct Ends {
        let parent: Thing.ID
        let child: FamilyNode
        let titles: [String]
        let touches: (child: [Adaptations.Touch], parent: [Adaptations.Touch])

        /// What both did to a part, under another name.
        var changes: [PartChange] {
            let named = Set(titles.map(Slug.make))
            let theirs = Set(touches.parent.map(\.change))
            let same = touches.child.filter { theirs.contains($0.change) && !named.contains(Slug.make($0.title)) }
            var seen: Set<PartChange> = []
            return same.map(\.change).filter { seen.insert($0).inserted }
        }
    }

    private static func titles(_ own: [String], as theirs: [String]) -> [String] {
        let known = Set(theirs.map(Slug.make))
        return own.filter { known.contains(Slug.make($0)) }
    }

    /// What the parts are called, by practice.
    private static func texts(of ends: [Ends], in tx: Transaction) throws -> [Thing.ID: [String: String]] {
        var wanted: [Thing.ID: Set<String>] = [:]
        for one in ends {
            if let practice = one.child.practice { wanted[practice, default: []].formUnion(one.changes.map(\.part)) }
        }
        var texts: [Thing.ID: [String: String]] = [:]
        for (id, parts) in wanted where !parts.isEmpty {
            guard let practice = try Thing.find(id, in: tx) else { continue }
            texts[id] = try Practices().parts(named: parts, of: practice, in: tx).mapValues(\.part.text)
        }
        return texts
    }
}
