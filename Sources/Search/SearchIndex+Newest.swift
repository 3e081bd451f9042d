package import Storage

/// The newest documents of a kind with one value of a facet, and what is said of hundreds of them.
package struct NewestDocuments: Sendable {
    /// Of the newest ones, as many as were asked for.
    package let ids: [String]
    package let total: SearchTotal
    /// As in `SearchResults`.
    package let counts: [String: [String: Int]]
}

extension SearchIndex {
    /// How many documents are counted before it is only said that there are more.
    package static let mostCounted = Candidates.bound

    /// It costs the same whether there are a hundred such documents or a million. Without a facet, those of the kind.
    package static func newest(
        kind: String, having facet: (name: String, value: String)? = nil, limit: Int, in tx: Transaction
    ) throws -> NewestDocuments {
        try tx.fullText.prepare(tx)
        let facets = facet.map { [$0.name: Set([$0.value])] } ?? [:]
        let narrowing = Narrowing(SearchRequest(facets: facets, kinds: [kind]))
        let newest = tx.fullText.newest(narrowing, below: .max, bound: limit)
        let ids: [String] = try tx.values(
            """
            SELECT documents.id FROM (\(newest)) AS newest
            JOIN search_documents AS documents ON documents.number = newest.number
            ORDER BY documents.number DESC
            """)
        let tally = try Tally(newest: narrowing, in: tx)
        return NewestDocuments(ids: ids, total: tally.total, counts: tally.counts)
    }
}
