package import Storage

extension SearchIndex {
    /// One page of results. The work is bounded whatever is asked: at most `Candidates.bound` documents are ranked.
    package static func search(_ request: SearchRequest, in tx: Transaction) throws -> SearchResults {
        try tx.fullText.prepare(tx)
        let wanted = Wanted(request.text)
        let narrowing = Narrowing(request)
        let wish = Candidate.Wish(language: request.language, leadingKind: request.leadingKind)
        let found = try Candidates(wanted, narrowing, for: wish, in: tx)
        let page = try page(of: found, wanted, narrowing, request, in: tx)
        return SearchResults(
            hits: try hits(on: page, wanted, in: tx),
            total: found.total,
            counts: try counts(of: found, wanted, narrowing, in: tx),
            next: page.next)
    }

    private static func page(
        of found: Candidates, _ wanted: Wanted, _ narrowing: Narrowing, _ request: SearchRequest, in tx: Transaction
    ) throws -> CandidatePage {
        guard case .everything = wanted, let cursor = request.after else {
            return CandidatePage(of: found.documents, after: request.after, limit: request.limit)
        }
        // Leafing goes on beyond the candidates, to the oldest document.
        let older = try Candidates.newest(narrowing, below: cursor.number, atMost: request.limit + 1, in: tx)
        return CandidatePage(of: older, after: nil, limit: request.limit)
    }

    private static func hits(on page: CandidatePage, _ wanted: Wanted, in tx: Transaction) throws -> [SearchHit] {
        let found = try FoundDocument.all(numbered: page.documents.map(\.number), in: tx)
        let documents = Dictionary(uniqueKeysWithValues: found.map { ($0.number, $0) })
        let words = wanted.words
        return page.documents.compactMap { candidate in
            documents[candidate.number]?.hit(for: words, score: candidate.score)
        }
    }

    private static func counts(
        of found: Candidates, _ wanted: Wanted, _ narrowing: Narrowing, in tx: Transaction
    ) throws -> [String: [String: Int]] {
        var counts = found.counts
        for facet in narrowing.groups.map(\.facet) {
            counts[facet] = try Candidates(wanted, narrowing.widened(by: facet), for: Candidate.Wish(), in: tx).counts[
                facet]
        }
        return counts
    }
}
