import Crypto
package import Storage
import Web

/// Counts attempts in the database, so that several processes count together. A row an allowance and subject holds when
/// all that was attempted will be forgotten: the "theoretical arrival time" of the generic cell rate algorithm (ITU-T
/// I.371, annex A).
package struct Throttle: Sendable {
    let database: Database
    let world: World
    /// Subjects are stored as keyed hashes: a copy of the table tells nobody's address.
    let key: [UInt8]

    package init(database: Database, world: World, key: [UInt8]) {
        self.database = database
        self.world = world
        self.key = key
    }

    /// Counts the attempts, each of them; refuses (429) when one of them is too much. Two acts at once cannot both take
    /// the last place.
    package func count(_ attempts: [Attempt]) async throws {
        let now = world.now()
        let waits = try await database.write { tx in
            try Self.forgetEmpty(at: now, limit: 20, in: tx)
            return try attempts.compactMap { attempt in try count(attempt, at: now, in: tx) }
        }
        guard let wait = waits.max() else { return }
        let minutes = (wait + 59_999) / 60_000
        throw AppError(
            .tooMany, "accounts.error.tooMany", ["minutes": "\(minutes)"], retryAfter: max(1, (wait + 999) / 1_000))
    }

    /// Forgets the attempts of somebody who succeeded.
    func forgive(_ attempt: Attempt, in tx: Transaction) throws {
        try tx.run("DELETE FROM attempts WHERE key = \(name(of: attempt))")
    }

    /// The milliseconds to wait, or nil when the attempt is allowed and counted.
    private func count(_ attempt: Attempt, at now: Timestamp, in tx: Transaction) throws -> Int? {
        let allowance = attempt.allowance
        let pause = (now + allowance.thenEvery) - now
        let latest = now.adding(milliseconds: pause * (allowance.atOnce - 1))
        // Later than that nothing was counted but by a clock that ran ahead and has been set right since.
        let possible = latest.adding(milliseconds: pause)
        let name = name(of: attempt)
        let counted = try tx.run(
            """
            INSERT INTO attempts (key, empty_at) VALUES (\(name), \(now + allowance.thenEvery))
            ON CONFLICT (key) DO UPDATE SET
                empty_at = CASE
                    WHEN attempts.empty_at BETWEEN \(now) AND \(possible) THEN attempts.empty_at ELSE \(now)
                END + \(pause)
            WHERE attempts.empty_at <= \(latest) OR attempts.empty_at > \(possible)
            """)
        if counted == 1 { return nil }
        let emptyAt: Timestamp? = try tx.value("SELECT empty_at FROM attempts WHERE key = \(name)")
        return emptyAt.map { $0 - latest }
    }

    /// What the attempts on an address are stored under.
    static func names(on email: String, key: [UInt8]) -> [String] {
        Attempt.all(on: email).map { name(of: $0, key: key) }
    }

    private func name(of attempt: Attempt) -> String { Self.name(of: attempt, key: key) }

    /// What the attempt is stored under.
    static func name(of attempt: Attempt, key: [UInt8]) -> String {
        let text = "attempt:\(attempt.allowance.name):\(attempt.subject)"
        return Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: key))).hex
    }

    /// Removes at most `limit` of those that count nothing any more; returns how many.
    @discardableResult
    static func forgetEmpty(at now: Timestamp, limit: Int, in tx: Transaction) throws -> Int {
        try tx.run(
            """
            DELETE FROM attempts WHERE key IN (
                SELECT key FROM attempts WHERE empty_at < \(now) ORDER BY empty_at LIMIT \(limit)
            )
            """)
    }
}
