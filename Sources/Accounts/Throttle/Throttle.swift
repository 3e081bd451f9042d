import Crypto
import Storage
import Web

/// Counts attempts in the database, so that several processes count together. A row an allowance and subject holds when
/// all that was attempted will be forgotten: the "theoretical arrival time" of the generic cell rate algorithm (ITU-T
/// I.371, annex A).
struct Throttle: Sendable {
    let database: Database
    let world: World
    /// Subjects are stored as keyed hashes: a copy of the table tells nobody's address.
    let key: [UInt8]

    /// Counts the attempts, each of them; refuses (429) when one of them is too much. Two acts at once cannot both take
    /// the last place.
    func count(_ attempts: [Attempt]) async throws {
        let now = world.now()
        let waits = try await database.write { tx in
            try forgetEmpty(at: now, in: tx)
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
        let name = name(of: attempt)
        let counted = try tx.run(
            """
            INSERT INTO attempts (key, empty_at) VALUES (\(name), \(now + allowance.thenEvery))
            ON CONFLICT (key) DO UPDATE SET
                empty_at = CASE WHEN attempts.empty_at > \(now) THEN attempts.empty_at ELSE \(now) END + \(pause)
            WHERE attempts.empty_at <= \(latest)
            """)
        if counted == 1 { return nil }
        let emptyAt: Timestamp? = try tx.value("SELECT empty_at FROM attempts WHERE key = \(name)")
        return emptyAt.map { $0 - latest }
    }

    private func name(of attempt: Attempt) -> String {
        let text = "attempt:\(attempt.allowance.name):\(attempt.subject)"
        return Array(HMAC<SHA256>.authenticationCode(for: Array(text.utf8), using: SymmetricKey(data: key))).hex
    }

    private func forgetEmpty(at now: Timestamp, in tx: Transaction) throws {
        try tx.run(
            """
            DELETE FROM attempts WHERE key IN (
                SELECT key FROM attempts WHERE empty_at < \(now) ORDER BY empty_at LIMIT 20
            )
            """)
    }
}
