package import Commons
package import Storage
import Web

/// Which edition of its practice a replication follows. Those that never said follow the first.
package enum FollowedEdition {
    package static func number(of replication: Thing.ID, in tx: Transaction) throws -> Int {
        try tx.value("SELECT number FROM followed_editions WHERE replication_id = \(replication)") ?? 1
    }

    /// Whether anybody said which.
    package static func isSaid(of replication: Thing.ID, in tx: Transaction) throws -> Bool {
        let number: Int? = try tx.value("SELECT number FROM followed_editions WHERE replication_id = \(replication)")
        return number != nil
    }

    /// Of each of several.
    package static func numbers(of replications: [Thing.ID], in tx: Transaction) throws -> [Thing.ID: Int] {
        let told: [Line] = try tx.all(
            """
            SELECT replication_id, number FROM followed_editions WHERE replication_id IN \(list: replications)
            """)
        let numbers = Dictionary(uniqueKeysWithValues: told.map { ($0.replication, $0.number) })
        return Dictionary(replications.map { ($0, numbers[$0] ?? 1) }) { first, _ in first }
    }

    private struct Line: RowDecodable {
        let replication: Thing.ID
        let number: Int

        init(row: Row) throws {
            replication = try row["replication_id"]
            number = try row["number"]
        }
    }

    /// Goes on to another edition, from the one that its carriers had before them: whoever says so meanwhile comes first.
    package static func follow(
        _ number: Int, from earlier: Int, _ replication: Thing, by author: Authorship, in tx: Transaction
    ) throws {
        let changed = try tx.run(
            """
            INSERT INTO followed_editions (replication_id, number, since, person_id)
            VALUES (\(replication.id), \(number), \(author.at), \(author.person))
            ON CONFLICT (replication_id) DO UPDATE
                SET number = \(number), since = \(author.at), person_id = \(author.person)
                WHERE followed_editions.number = \(earlier)
            """)
        guard changed == 1 else { throw AppError(.conflict, "replications.following.meanwhile") }
    }

    /// The replications of a practice after one of them, by identifier.
    package static func replications(
        of practice: Thing.ID, after last: String, limit: Int, in tx: Transaction
    ) throws -> [Thing] {
        let ids: [Thing.ID] = try tx.values(
            """
            SELECT thing_id FROM replications WHERE practice_id = \(practice) AND thing_id > \(last)
            ORDER BY thing_id LIMIT \(limit)
            """)
        let things = try Thing.find(ids, in: tx)
        return ids.compactMap { things[$0] }
    }
}
