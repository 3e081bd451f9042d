import Commons
import Media
import Practices
import Replications
import Storage
import Web

extension Kit {
    init(of practice: Thing, in language: Language, _ tx: Transaction) throws {
        let practices = Practices()
        let translation =
            language.rawValue == practice.language
            ? nil : try practices.translation(of: practice, to: language.rawValue, in: tx)
        self.practice = practice
        content = try translation?.content ?? practices.content(of: practice, in: tx)
        steward = try content.steward.flatMap { try Thing.find($0, in: tx) }
        edition = try Edition.newest(of: practice.id, in: tx)
        let entries = try ReplicationEntry.all(
            where: "r.practice_id = \(practice.id)", limit: Self.mostReplications + 1, language: language, in: tx)
        let shown = Array(entries.prefix(Self.mostReplications))
        replications = try KitReplication.all(shown, in: tx)
        let changes = try KitAdaptation.all(of: shown, limit: Self.mostAdaptations + 1, in: tx)
        adaptations = Array(changes.prefix(Self.mostAdaptations))
        pictures = try ShownMedium.all(on: practice.id, in: tx)
        isCut = entries.count > Self.mostReplications || changes.count > Self.mostAdaptations
    }
}

extension KitReplication {
    fileprivate static func all(_ entries: [ReplicationEntry], in tx: Transaction) throws -> [KitReplication] {
        let things = try Thing.find(entries.map(\.id), in: tx)
        let contents = try Replications().contents(of: entries.map(\.id), in: tx)
        let named = try Thing.find(Array(Set(contents.values.flatMap(\.carriers))).sorted(), in: tx)
        return try entries.compactMap { entry in
            guard let thing = things[entry.id], let content = contents[entry.id] else { return nil }
            let history = try StateChange.all(of: entry.id, in: tx)
            return KitReplication(
                entry: entry, carriers: content.carriers.compactMap { named[$0]?.title }, contact: content.contact,
                lessons: history.filter { !$0.lessons.isEmpty }, licence: thing.licence, source: thing.source,
                changedAt: thing.updatedAt)
        }
    }
}

extension KitAdaptation {
    fileprivate static func all(
        of entries: [ReplicationEntry], limit: Int, in tx: Transaction
    ) throws -> [KitAdaptation] {
        let known = Dictionary(entries.map { ($0.id, $0) }) { first, _ in first }
        let ids: [Thing.ID] = try tx.values(
            """
            SELECT a.thing_id FROM adaptations a JOIN things t ON t.id = a.thing_id
            WHERE a.replication_id IN \(list: entries.map(\.id)) AND t.visibility = 'published'
            ORDER BY a.replication_id, a.date, a.thing_id LIMIT \(limit)
            """)
        let things = try Thing.find(ids, in: tx)
        let contents = try Adaptations().contents(of: ids, in: tx)
        return ids.compactMap { id in
            guard let thing = things[id], let content = contents[id], let entry = known[content.replication] else {
                return nil
            }
            return KitAdaptation(thing: thing, content: content, replication: entry)
        }
    }
}
