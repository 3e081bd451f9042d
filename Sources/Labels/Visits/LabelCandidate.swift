import Commons
import Storage
import Web

/// Somebody who may be asked to visit, and the replication that they carry.
struct LabelCandidate: Sendable, RowDecodable {
    let person: Person.ID
    let replication: Thing.ID
    let title: String

    init(row: Row) throws {
        person = try row["person_id"]
        replication = try row["thing_id"]
        title = try row["title"]
    }

    private static let most = 200

    /// Those who carry other replications of the same practice, and those of one elsewhere; each person once. Whoever
    /// carries the replication itself is left out, and so is whoever visits already, or visited before an appeal.
    static func all(for file: LabelFile, and elsewhere: Thing?, in tx: Transaction) throws -> [LabelCandidate] {
        let found: [LabelCandidate] = try tx.all(
            """
            SELECT k.person_id, k.thing_id, t.title FROM keepers k JOIN things t ON t.id = k.thing_id
            WHERE t.visibility = 'published' AND t.id <> \(file.replication.id) AND t.id IN (
                SELECT thing_id FROM replications WHERE practice_id = \(file.practice.id)
                UNION SELECT id FROM things WHERE id = \(elsewhere?.id))
            ORDER BY t.title, k.thing_id, k.since, k.person_id LIMIT \(most)
            """)
        var taken = Set(try file.replication.keepers(in: tx))
        if !LabelAct.name.beginsRound(from: file.label.state) {
            taken.formUnion(file.present.map(\.person))
            if try file.round.isAppeal { taken.formUnion(file.former) }
        }
        return found.filter { taken.insert($0.person).inserted }
    }
}
