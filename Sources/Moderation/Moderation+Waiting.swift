import Commons
package import Storage

extension Moderation {
    /// How much waits for a moderator: cases, appeals, first contributions; counting each stops at a thousand.
    package static func waiting(in tx: Transaction) throws -> Int? {
        let cases: Int? = try tx.value(
            """
            SELECT COUNT(*) FROM (SELECT id FROM moderation_cases WHERE closed_at IS NULL LIMIT 1000) AS open
            """)
        let appeals: Int? = try tx.value(
            """
            SELECT COUNT(*) FROM (SELECT id FROM moderation_appeals WHERE decided_at IS NULL LIMIT 1000) AS open
            """)
        return try (cases ?? 0) + (appeals ?? 0) + FirstReadings.waiting(after: nil, limit: 1_000, in: tx).count
    }
}
