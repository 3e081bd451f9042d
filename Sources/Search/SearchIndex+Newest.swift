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
        // Of a whole kind the counts are kept; else those that are counted are also those that are named.
        guard facet != nil else {
            let tally = try Tally(newest: narrowing, in: tx)
            let few = tx.fullText.newest(narrowing, below: .max, bound: limit)
            let numbers: [Int] = try tx.values(few)
            return NewestDocuments(ids: try ids(numbers, in: tx), total: tally.total, counts: tally.counts)
        }
        let newest = try CountedDocuments.newest(narrowing, in: tx)
        let tally = Tally(of: newest)
        return NewestDocuments(
            ids: try ids(Array(newest.numbers.prefix(limit)), in: tx), total: tally.total, counts: tally.counts)
    }

    private static func ids(_ numbers: [Int], in tx: Transaction) throws -> [String] {
        try tx.values("SELECT id FROM search_documents WHERE number IN \(list: numbers) ORDER BY number DESC")
    }
}
