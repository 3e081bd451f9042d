package import Storage

extension SearchIndex {
    /// In which way all documents of a kind were made last; a later release may make them otherwise.
    package static func version(of kind: String, in tx: Transaction) throws -> Int {
        try tx.value("SELECT version FROM search_sources WHERE kind = \(kind)") ?? 1
    }

    /// All documents of a kind were made again.
    package static func note(_ version: Int, of kind: String, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO search_sources (kind, version) VALUES (\(kind), \(version))
            ON CONFLICT (kind) DO UPDATE SET version = \(version)
            """)
    }
}
