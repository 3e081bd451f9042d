package import Storage

/// What a look at the index found. Every number is 0 when it is well.
package struct SearchFaults: Sendable, Equatable {
    /// Documents whose words are not in the index: nobody finds them.
    package let withoutWords: Int
    /// Words of documents that are gone.
    package let strayWords: Int

    package var isEmpty: Bool { withoutWords == 0 && strayWords == 0 }
}

extension SearchIndex {
    /// Tables that follow from the documents, and can be made anew by `restoreWords`.
    package static let derivedTables: Set<String> = ["search_words", "search_briefs", "search_counts"]

    /// The identifiers of all documents, for a query that compares them with something.
    package static let identifiers: Query = "SELECT id FROM search_documents"

    package static func faults(in tx: Transaction) throws -> SearchFaults {
        try tx.liftTimeLimit()
        let numbers = tx.fullText.numbers
        let without: Int? = try tx.value(
            """
            SELECT COUNT(*) FROM search_documents
            WHERE number NOT IN (\(numbers)) OR number NOT IN (SELECT number FROM search_briefs)
            """)
        let stray: Int? = try tx.value(
            """
            SELECT COUNT(*) FROM (\(numbers)) AS words
            WHERE number NOT IN (SELECT number FROM search_documents)
            """)
        return SearchFaults(withoutWords: without ?? 0, strayWords: stray ?? 0)
    }

    /// Whether the engine's own index contradicts the words that it was made of, and how. The transaction that finds a
    /// contradiction fails: run it alone.
    package static func contradiction(on database: Database) async throws -> String? {
        do {
            return try await database.write { tx in
                try tx.liftTimeLimit()
                guard let reason = try tx.fullText.contradiction(in: tx) else { return nil }
                throw StorageError.damaged(reason)
            }
        } catch StorageError.damaged(let reason) {
            return reason
        }
    }

    /// Makes the words anew from the documents, a batch in each transaction: the index answers all the while, and what
    /// was stopped can simply be run again.
    /// - Returns: how many documents there are.
    @discardableResult
    package static func restoreWords(
        on database: Database, progress: @Sendable (Int) async -> Void = { _ in }
    ) async throws -> Int {
        try await database.write { tx in
            try tx.liftTimeLimit()
            try tx.fullText.mend(in: tx)
            let numbers = tx.fullText.numbers
            let strays: [Int] = try tx.values(
                """
                SELECT number FROM (\(numbers)) AS words
                WHERE number NOT IN (SELECT number FROM search_documents)
                """)
            for number in strays { try tx.fullText.remove(number: number, in: tx) }
            let briefs: [Int] = try tx.values(
                "SELECT number FROM search_briefs WHERE number NOT IN (SELECT number FROM search_documents)")
            for number in briefs { try Brief.remove(number, in: tx) }
        }
        var (last, count) = (Int.min, 0)
        while true {
            let after = last
            let batch = try await database.write { tx in try putWords(after: after, in: tx) }
            count += batch.count
            await progress(count)
            guard let end = batch.last else { return count }
            last = end
        }
    }

    /// The numbers of the documents whose words were put again.
    private static func putWords(after number: Int, in tx: Transaction) throws -> [Int] {
        let documents: [IndexedDocument] = try tx.all(
            """
            SELECT number, id, kind, language, title, summary, body, path, facets FROM search_documents
            WHERE number > \(number) ORDER BY number LIMIT 200
            """)
        for indexed in documents {
            let facets = Facets(text: indexed.facets)
            try tx.fullText.remove(number: indexed.number, in: tx)
            try tx.fullText.put(IndexedWords(indexed.document, facets), number: indexed.number, in: tx)
            try Brief(of: indexed.document, facets).put(as: indexed.number, in: tx)
        }
        return documents.map(\.number)
    }
}

private struct IndexedDocument: RowDecodable {
    let number: Int
    let facets: String
    let document: SearchDocument

    init(row: Row) throws {
        number = try row["number"]
        facets = try row["facets"]
        document = SearchDocument(
            id: try row["id"], kind: try row["kind"], language: try row["language"], title: try row["title"],
            summary: try row["summary"], text: try row["body"], path: try row["path"])
    }
}
