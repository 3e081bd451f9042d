package import Storage

extension Outbox {
    /// How many letters wait to leave, counted up to `most`, and since when the first of them does.
    package static func waiting(atMost most: Int, in tx: Transaction) throws -> (count: Int, since: Timestamp?) {
        let count: Int? = try tx.value(
            "SELECT COUNT(*) FROM (SELECT id FROM letters WHERE sent_at IS NULL LIMIT \(most)) AS waiting")
        let since: Timestamp? = try tx.value("SELECT MIN(posted_at) FROM letters WHERE sent_at IS NULL")
        return (count ?? 0, since)
    }
}
