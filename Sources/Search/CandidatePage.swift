/// A page cut out of documents that are in order.
struct CandidatePage {
    let documents: ArraySlice<Candidate>
    /// Nil when nothing follows.
    let next: SearchCursor?

    /// Scores move a little whenever documents come and go. So a page begins after the last document of the page before,
    /// wherever it stands now; only if that one is gone does its score say where it stood.
    init(of documents: [Candidate], after cursor: SearchCursor?, limit: Int) {
        let rest = documents[Self.start(in: documents, after: cursor)...]
        self.documents = rest.prefix(limit)
        next = rest.count > limit ? self.documents.last.map { SearchCursor(number: $0.number, score: $0.score) } : nil
    }

    private static func start(in documents: [Candidate], after cursor: SearchCursor?) -> Int {
        guard let cursor else { return 0 }
        if let last = documents.firstIndex(where: { $0.number == cursor.number }) { return last + 1 }
        return documents.firstIndex { ($0.score, $0.number) < (cursor.score, cursor.number) } ?? documents.endIndex
    }
}
