package import Storage

extension SearchIndex {
    /// Puts every document of a source again and removes those of its kind that it no longer has, a batch in each
    /// transaction: the index answers all the while, and what was stopped can simply be run again.
    /// - Parameter progress: told after each batch how many documents were put so far.
    package static func rebuild(
        from source: SearchSource, on database: Database, progress: @Sendable (Int) async -> Void = { _ in }
    ) async throws {
        var last = ""
        var count = 0
        while true {
            let after = last
            let batch = try await database.write { tx in try put(batchOf: source, after: after, in: tx) }
            count += batch.count
            await progress(count)
            guard let end = batch.last, batch.count == batchSize else { return }
            last = end
        }
    }

    private static let batchSize = 200

    /// The identifiers of the documents that were put.
    private static func put(batchOf source: SearchSource, after: String, in tx: Transaction) throws -> [String] {
        let documents = try source.documents(after, batchSize, tx)
        let isLast = documents.count < batchSize
        try removeStale(
            of: source.kind, after: after, upTo: isLast ? nil : documents.last?.id, keeping: documents, in: tx)
        for document in documents { try put(document, in: tx) }
        return documents.map(\.id)
    }

    private static func removeStale(
        of kind: String, after: String, upTo end: String?, keeping documents: [SearchDocument], in tx: Transaction
    ) throws {
        let upToEnd: Query = end.map { "AND id <= \($0)" } ?? ""
        let indexed: [String] = try tx.values(
            "SELECT id FROM search_documents WHERE kind = \(kind) AND id > \(after) \(upToEnd)")
        for id in Set(indexed).subtracting(documents.map(\.id)) { try remove(id, in: tx) }
    }
}
