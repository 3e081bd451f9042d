import Commons
import Storage
import Web

/// A replication of which nothing was told for long, and how often its people were asked.
struct SilentReplication: Sendable, RowDecodable {
    let id: Thing.ID
    let updatedAt: Timestamp
    let lastNewsAt: Timestamp
    let times: Int

    static let mostAsked = 2

    init(row: Row) throws {
        id = try row["id"]
        updatedAt = try row["updated_at"]
        let adapted: Timestamp? = try row["adapted_at"]
        lastNewsAt = max(updatedAt, adapted ?? updatedAt)
        let times: Int? = try row["times"]
        self.times = times ?? 0
    }

    /// Those whose turn it is, the longest silent first: never asked, or asked long enough ago.
    ///
    /// - Parameters:
    ///   - cutoff: before it the last news came.
    ///   - asked: before it the last letter left.
    static func due(
        after last: SilentReplication?, before cutoff: Timestamp, askedBefore asked: Timestamp, limit: Int,
        in tx: Transaction
    ) throws -> [SilentReplication] {
        try tx.all(
            """
            SELECT t.id, t.updated_at, s.times, (
                SELECT MAX(x.updated_at) FROM adaptations a JOIN things x ON x.id = a.thing_id
                WHERE a.replication_id = t.id) AS adapted_at
            FROM things t JOIN replications r ON r.thing_id = t.id
                LEFT JOIN silences s ON s.replication_id = t.id
            WHERE t.kind = 'replication' AND t.visibility = 'published' AND t.updated_at < \(cutoff)
                AND r.state IN ('envisaged', 'preparing', 'running', 'transformed', 'paused')
                AND s.silent_at IS NULL AND (s.asked_at IS NULL OR s.asked_at < \(asked))
                AND NOT EXISTS (
                    SELECT 1 FROM adaptations a JOIN things x ON x.id = a.thing_id
                    WHERE a.replication_id = t.id AND x.updated_at >= \(cutoff))
                AND (t.updated_at, t.id) > (\(last?.updatedAt.rawValue ?? 0), \(last?.id.rawValue ?? ""))
            ORDER BY t.updated_at, t.id LIMIT \(limit)
            """)
    }

    /// One guarded write each, so that two processes ask once.
    ///
    /// - Returns: whether it was asked now.
    func noteAsked(at now: Timestamp, in tx: Transaction) throws -> Bool {
        if times == 0 {
            return try tx.run(
                """
                INSERT INTO silences (replication_id, last_news_at, asked_at, times)
                VALUES (\(id), \(lastNewsAt), \(now), 1) ON CONFLICT (replication_id) DO NOTHING
                """) == 1
        }
        return try tx.run(
            """
            UPDATE silences SET asked_at = \(now), times = times + 1
            WHERE replication_id = \(id) AND times = \(times) AND silent_at IS NULL
            """) == 1
    }

    func noteSilent(at now: Timestamp, in tx: Transaction) throws -> Bool {
        try tx.run(
            """
            UPDATE silences SET silent_at = \(now), last_news_at = \(lastNewsAt)
            WHERE replication_id = \(id) AND silent_at IS NULL
            """) == 1
    }
}
