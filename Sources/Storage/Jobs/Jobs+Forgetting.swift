extension Jobs {
    /// How long it is known how a job ended.
    package static let days = 30

    /// Removes at most `limit` jobs that ended, well or not, before `days`; returns how many.
    package static func forget(at now: Timestamp, limit: Int, in tx: Transaction) throws -> Int {
        let end = now.adding(days: -days)
        return try tx.run(
            """
            DELETE FROM jobs WHERE id IN (
                SELECT id FROM jobs WHERE state IN ('done', 'failed') AND due_at < \(end) ORDER BY due_at LIMIT \(limit)
            )
            """)
    }

    /// Somebody leaves: removes the jobs that are about their address, and the reasons of failures that name it, as a mail
    /// program does of an address that it refused.
    package static func forget(naming address: String, in tx: Transaction) throws {
        let name = address.lowercased().reduce(into: "") { $0 += "\\%_".contains($1) ? "\\\($1)" : "\($1)" }
        let pattern = "%\(name)%"
        try tx.run("DELETE FROM jobs WHERE LOWER(payload) LIKE \(pattern) ESCAPE '\\'")
        try tx.run("UPDATE jobs SET last_error = NULL WHERE LOWER(last_error) LIKE \(pattern) ESCAPE '\\'")
    }
}
