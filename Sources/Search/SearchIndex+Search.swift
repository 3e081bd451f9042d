package import Storage

extension SearchIndex {
    /// One page of results. The work is bounded whatever is asked: at most `Candidates.bound` documents are ranked.
    package static func search(_ request: SearchRequest, in tx: Transaction) throws -> SearchResults {
        try tx.fullText.prepare(tx)
        let wanted = Wanted(request.text)
        let narrowing = Narrowing(request)
        let wish = Candidate.Wish(language: request.language, leadingKind: request.leadingKind)
        let found: Candidates
        let page: CandidatePage
        switch wanted {
        case .nothing: return .none
        case .words(let words):
            found = try Candidates(matching: words, narrowing, for: wish, in: tx)
            page = CandidatePage(of: found.documents, after: request.after, limit: request.limit)
        case .everything:
            // Leafing goes on beyond what is counted, to the oldest document.
            found = try Candidates(newest: narrowing, after: request.after, limit: request.limit, in: tx)
            page = CandidatePage(of: found.documents, after: nil, limit: request.limit)
        }
        return SearchResults(
            hits: try hits(on: page, wanted, in: tx),
            total: found.tally.total,
            counts: try counts(of: found.tally, wanted, narrowing, except: request.unoffered, in: tx),
            next: page.next)
    }

    private static func hits(on page: CandidatePage, _ wanted: Wanted, in tx: Transaction) throws -> [SearchHit] {
        let words = wanted.words
        let found = try FoundDocument.all(numbered: page.documents.map(\.number), for: words, in: tx)
        let documents = Dictionary(uniqueKeysWithValues: found.map { ($0.number, $0) })
        return page.documents.compactMap { candidate in
            documents[candidate.number]?.hit(for: words, score: candidate.score)
        }
    }

    private static func counts(
        of found: Tally, _ wanted: Wanted, _ narrowing: Narrowing, except unoffered: Set<String>, in tx: Transaction
    ) throws -> [String: [String: Int]] {
        var counts = found.counts
        for facet in narrowing.groups.map(\.facet) where !unoffered.contains(facet) {
            counts[facet] = try tally(of: wanted, narrowing.widened(by: facet), in: tx).counts[facet]
        }
        return counts
    }

    private static func tally(of wanted: Wanted, _ narrowing: Narrowing, in tx: Transaction) throws -> Tally {
        guard case .words(let words) = wanted else { return try Tally(newest: narrowing, in: tx) }
        return try Candidates(matching: words, narrowing, for: Candidate.Wish(), in: tx).tally
    }
}
