internal import Foundation

/// The promises of the database: rows written in the same transaction as the change that they follow from, and carried
/// out by a `JobRunner`, which survives `kill -9`.
package enum Jobs {
    package static let migrations = [
        Migration(
            "2026-11-23-jobs",
            """
            CREATE TABLE jobs (
                id         TEXT   PRIMARY KEY,
                kind       TEXT   NOT NULL,
                payload    TEXT   NOT NULL, -- JSON; emptied when done
                unique_key TEXT,
                state      TEXT   NOT NULL DEFAULT 'pending' CHECK (state IN ('pending', 'done', 'failed')),
                due_at     BIGINT NOT NULL, -- while a worker has it, its lease's end; once done, its end
                attempts   BIGINT NOT NULL DEFAULT 0,
                lease      TEXT,
                last_error TEXT,
                created_at BIGINT NOT NULL,
                UNIQUE (kind, unique_key)
            )
            """,
            "CREATE INDEX jobs_by_state ON jobs (state, due_at, id)"
        )
    ]

    /// Promises that the handler of `kind` will run at least once with `payload`, if `tx` commits.
    ///
    /// - Parameters:
    ///   - time: not before then; `nil` is at once.
    ///   - key: two jobs of one kind never have the same key: the second is not enqueued, even when the first is done
    ///     (until it is forgotten, see `JobLimits.memory`).
    /// - Returns: `nil` when the key was taken.
    @discardableResult
    package static func enqueue(
        _ kind: String, _ payload: some Encodable & Sendable, at time: Timestamp? = nil, key: String? = nil,
        world: World, in tx: Transaction
    ) throws -> Job.ID? {
        let id: Job.ID = world.newID()
        let now = world.now()
        let json = String(decoding: try JSONEncoder().encode(payload), as: UTF8.self)
        let added = try tx.run(
            """
            INSERT INTO jobs (id, kind, payload, unique_key, due_at, created_at)
            VALUES (\(id), \(kind), \(json), \(key), \(time ?? now), \(now))
            ON CONFLICT (kind, unique_key) DO NOTHING
            """)
        guard added == 1 else { return nil }
        tx.hasEnqueued = true
        return id
    }
}
