package import Storage
internal import Words

/// The search of the whole commons. It knows no domain: rooms hand it documents, in the transaction of each change.
package enum SearchIndex {
    package static let migrations = [
        Migration(
            "2026-11-24-search",
            sqlite: documents + SQLiteFullText.tables,
            postgres: documents + PostgresFullText.tables),
        Brief.creation, createSources,
    ]

    /// In which way the documents of each kind were made: those of kinds that are not there, in the first one.
    private static let createSources = Migration(
        "2026-11-26-a1-search-sources",
        "CREATE TABLE search_sources (kind TEXT PRIMARY KEY, version BIGINT NOT NULL)"
    )

    private static let documents: [Query] = [
        """
        CREATE TABLE search_documents (
            number BIGINT PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            language TEXT NOT NULL,
            title TEXT NOT NULL,
            summary TEXT NOT NULL,
            body TEXT NOT NULL,
            path TEXT NOT NULL,
            facets TEXT NOT NULL,
            date BIGINT,
            latitude DOUBLE PRECISION,
            longitude DOUBLE PRECISION,
            is_fictional BOOLEAN NOT NULL,
            mark TEXT
        )
        """,
        "CREATE INDEX search_documents_by_kind ON search_documents (kind, id)",
        "CREATE INDEX search_documents_by_place ON search_documents (latitude, longitude) WHERE latitude IS NOT NULL",
    ]

    /// Makes a document findable as it is now, in place of what was put before under its identifier.
    package static func put(_ document: SearchDocument, in tx: Transaction) throws {
        try remove(document.id, in: tx)
        let document = document.withoutNulls
        let facets = Facets(of: document)
        for number in DocumentNumber.attempts(for: document) {
            guard try insert(document, facets, as: number, in: tx) else { continue }
            try Brief(of: document, facets).put(as: number, in: tx)
            let words = IndexedWords(document, facets)
            return try tx.lastly { try $0.fullText.put(words, number: number, in: $0) }
        }
        throw TooManyDocumentsAtOneMoment()
    }

    /// Nothing happens if it was not there.
    package static func remove(_ id: String, in tx: Transaction) throws {
        let removed: Int? = try tx.value("DELETE FROM search_documents WHERE id = \(id) RETURNING number")
        guard let removed else { return }
        try Brief.remove(removed, in: tx)
        try tx.lastly { try $0.fullText.remove(number: removed, in: $0) }
    }

    /// False if the number is taken.
    private static func insert(
        _ document: SearchDocument, _ facets: Facets, as number: Int, in tx: Transaction
    ) throws -> Bool {
        try tx.run(
            """
            INSERT INTO search_documents (
                number, id, kind, language, title, summary, body, path, facets, date, latitude, longitude,
                is_fictional, mark
            ) VALUES (
                \(number), \(document.id), \(document.kind), \(document.language), \(document.title),
                \(document.summary), \(document.text), \(document.path), \(facets.text), \(document.date),
                \(document.latitude), \(document.longitude), \(document.isFictional), \(document.mark)
            ) ON CONFLICT (number) DO NOTHING
            """) == 1
    }
}

/// More than a million documents share one millisecond, or one prominence: their numbers ran out.
package struct TooManyDocumentsAtOneMoment: Error {}

extension SearchDocument {
    /// PostgreSQL cannot hold U+0000; neither engine is given one.
    fileprivate var withoutNulls: SearchDocument {
        var document = self
        document.title = title.withoutNulls
        document.summary = summary.withoutNulls
        document.text = text.beginning(bytes: Self.longestText).withoutNulls
        return document
    }
}

extension String {
    fileprivate var withoutNulls: String { utf8.contains(0) ? replacing("\0", with: " ") : self }
}
