package import Commons
package import Storage

/// The names that networks and stewards lend to replications that honour the charter.
package enum Labels {
    /// Some label is about this thing, or was granted in its name.
    package static func rest(on id: Thing.ID, in tx: Transaction) throws -> Bool {
        let found: Int? = try tx.value(
            """
            SELECT 1 FROM labels WHERE replication_id = \(id)
            UNION ALL SELECT 1 FROM labels WHERE issuer_id = \(id)
            UNION ALL SELECT 1 FROM labels WHERE practice_id = \(id) LIMIT 1
            """)
        return found != nil
    }
}
