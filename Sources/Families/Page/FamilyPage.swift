import Commons
import Lineage
import Practices
import Replications
import Storage
import Web

/// The family around a practice or a replication: a tree over time, a map, a table.
struct FamilyPage: PageModel {
    /// What the family is of.
    struct Subject: Encodable, Sendable {
        let id: Thing.ID
        let kind: Kind
        let title: String
        let path: String
        let language: String
        let isFictional: Bool
    }

    let subject: Subject
    let tree: FamilyTree

    private enum CodingKeys: String, CodingKey { case subject, nodes, shared, isCut }

    init(of thing: Thing, _ language: Language, in tx: Transaction) throws {
        let told = thing.kind == .practice ? try ToldPractice.all([thing], in: language, tx).first : nil
        subject = Subject(
            id: thing.id, kind: thing.kind, title: told?.title ?? thing.title, path: thing.path,
            language: told?.language ?? thing.language, isFictional: thing.isFictional)
        let gathering =
            thing.kind == .practice
            ? try FamilyGathering(ofPractice: thing.id, in: tx) : try FamilyGathering(ofReplication: thing.id, in: tx)
        tree = try FamilyTree(gathering, language, in: tx)
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(subject, forKey: .subject)
        try container.encode(tree.nodes, forKey: .nodes)
        try container.encode(tree.shared, forKey: .shared)
        try container.encode(tree.isCut, forKey: .isCut)
    }

    var path: String { "\(subject.path)/family" }

    /// In one sentence: how many there are and what became of them, how many came from another place, or from several.
    func finding(_ texts: Texts) -> String {
        let states = StateCounts(tree.replications.compactMap(\.entry)).finding(texts)
        let parts = [
            tree.offspring > 0 ? texts("families.offspring", count: tree.offspring) : nil,
            tree.hybrids > 0 ? texts("families.hybrids", count: tree.hybrids) : nil,
        ]
        return ([states] + parts.compactMap { $0 }).joined(separator: ", ")
    }
}
