import Search
package import Storage

extension Thing {
    /// How many published things the search does not know. Each change writes both in one transaction, so there are none
    /// unless something else has written to the database.
    package static func publishedButNotFound(in tx: Transaction) throws -> Int {
        let count: Int? = try tx.value(
            """
            SELECT COUNT(*) FROM things
            WHERE visibility = 'published' AND id NOT IN (\(SearchIndex.identifiers))
            """)
        return count ?? 0
    }

    /// How many things the search shows that are not published.
    package static func foundButNotPublished(in tx: Transaction) throws -> Int {
        let count: Int? = try tx.value(
            """
            SELECT COUNT(*) FROM things
            WHERE visibility <> 'published' AND id IN (\(SearchIndex.identifiers))
            """)
        return count ?? 0
    }
}
