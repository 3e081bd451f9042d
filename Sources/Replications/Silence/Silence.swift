package import Commons
package import Storage
import Web

/// Nothing was told of a replication for long. Its people are asked twice; then its page says since when there is no
/// news, and never that it ended. Whatever is told of it ends the silence.
package enum Silence {
    /// Between two letters, and from the second one until the page says so.
    static let patience = 30

    /// Something was told.
    static func end(of replication: Thing.ID, in tx: Transaction) throws {
        try tx.run("DELETE FROM silences WHERE replication_id = \(replication)")
    }

    /// Since when there is no news; nil unless its people were asked in vain.
    package static func since(_ replication: Thing.ID, in tx: Transaction) throws -> Timestamp? {
        try tx.value(
            "SELECT last_news_at FROM silences WHERE replication_id = \(replication) AND silent_at IS NOT NULL")
    }

    /// Its people were asked, and have not answered yet.
    static func isAsked(_ replication: Thing.ID, in tx: Transaction) throws -> Bool {
        let found: Int? = try tx.value("SELECT 1 FROM silences WHERE replication_id = \(replication)")
        return found != nil
    }
}
