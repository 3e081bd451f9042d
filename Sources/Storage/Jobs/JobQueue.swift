/// The acts on the table of jobs. Each one is a guarded UPDATE, so that two workers cannot both believe that they
/// hold a job.
struct JobQueue: Sendable {
    let kinds: [String]
    let limits: JobLimits

    func hasDue(at now: Timestamp, in tx: Transaction) throws -> Bool {
        let found: Int? = try tx.value(
            "SELECT 1 FROM jobs WHERE state = 'pending' AND due_at <= \(now) AND kind IN \(list: kinds) LIMIT 1")
        return found != nil
    }

    /// Hands the job that has been due longest to the holder of `lease`. The attempt is counted now: a job that
    /// takes its worker down with it is not tried for ever.
    func claim(lease: String, at now: Timestamp, in tx: Transaction) throws -> Job? {
        try failExhausted(at: now, in: tx)
        return try tx.first(
            """
            UPDATE jobs SET lease = \(lease), due_at = \(now + limits.lease), attempts = attempts + 1
            WHERE due_at <= \(now) AND id = (
                SELECT id FROM jobs
                WHERE state = 'pending' AND due_at <= \(now) AND kind IN \(list: kinds)
                ORDER BY due_at, id LIMIT 1
            )
            RETURNING \(Job.columns)
            """)
    }

    /// False when the lease has passed to another worker.
    func renew(_ job: Job, at now: Timestamp, in tx: Transaction) throws -> Bool {
        try tx.run("UPDATE jobs SET due_at = \(now + limits.lease) WHERE \(held(job))") == 1
    }

    /// The payload goes: it may hold what people can ask to be erased.
    func finish(_ job: Job, at now: Timestamp, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE jobs SET state = 'done', due_at = \(now), payload = '', lease = NULL, last_error = NULL
            WHERE \(held(job))
            """)
    }

    func postpone(_ job: Job, because error: String, until time: Timestamp, in tx: Transaction) throws {
        try tx.run("UPDATE jobs SET due_at = \(time), lease = NULL, last_error = \(error) WHERE \(held(job))")
    }

    func fail(_ job: Job, because error: String, in tx: Transaction) throws {
        try tx.run("UPDATE jobs SET state = 'failed', lease = NULL, last_error = \(error) WHERE \(held(job))")
    }

    /// The worker was told to stop: the attempt does not count.
    func giveBack(_ job: Job, at now: Timestamp, in tx: Transaction) throws {
        try tx.run("UPDATE jobs SET due_at = \(now), lease = NULL, attempts = attempts - 1 WHERE \(held(job))")
    }

    /// Forgets up to 500 jobs that were done before `time`; returns how many.
    func forget(doneBefore time: Timestamp, in tx: Transaction) throws -> Int {
        try tx.run(
            """
            DELETE FROM jobs WHERE id IN (
                SELECT id FROM jobs WHERE state = 'done' AND due_at < \(time) ORDER BY due_at LIMIT 500
            )
            """)
    }

    func hasStray(at now: Timestamp, in tx: Transaction) throws -> Bool {
        let found: Int? = try tx.value("SELECT 1 FROM jobs WHERE \(isStray(at: now)) LIMIT 1")
        return found != nil
    }

    /// Makes due what a clock that ran ahead put off for years; returns how many.
    func recallStrays(at now: Timestamp, in tx: Transaction) throws -> Int {
        try tx.run("UPDATE jobs SET due_at = \(now), lease = NULL WHERE \(isStray(at: now))")
    }

    /// Promised in the future, leased or put off for longer than anybody does.
    private func isStray(at now: Timestamp) -> Query {
        let soon = now + limits.clockError
        return """
            state = 'pending' AND due_at > \(soon + limits.lease) AND (
                lease IS NOT NULL OR created_at > \(soon) OR attempts > 0 AND due_at > \(soon + limits.longestPause)
            )
            """
    }

    private func failExhausted(at now: Timestamp, in tx: Transaction) throws {
        try tx.run(
            """
            UPDATE jobs SET state = 'failed', lease = NULL, last_error = COALESCE(last_error, 'its worker died')
            WHERE state = 'pending' AND due_at <= \(now) AND attempts >= \(limits.attempts)
            """)
    }

    private func held(_ job: Job) -> Query {
        "id = \(job.id) AND state = 'pending' AND lease = \(job.lease)"
    }
}
