package import Storage
internal import Words

extension SearchIndex {
    /// Documents of a kind whose title has, for each word that is typed, a word that begins with it, in any order: the
    /// identifiers of the newest. Words that say nothing alone (`le`, `the`) are left out.
    package static func titled(
        _ typed: String, kind: String, limit: Int, in tx: Transaction
    ) throws -> [String] {
        guard case .words(let words) = Wanted(typed) else { return [] }
        try tx.fullText.prepare(tx)
        let narrowing = Narrowing(SearchRequest(kinds: [kind]))
        let titled = tx.fullText.titled(words.beginnings, narrowing, bound: limit)
        return try tx.values(
            """
            SELECT documents.id FROM (\(titled)) AS titled
            JOIN search_documents AS documents ON documents.number = titled.number
            ORDER BY documents.number DESC
            """)
    }
}
