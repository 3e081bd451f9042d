internal import Storage

/// What ranking and counting need of a document, in few bytes: hundreds of them are read for each search.
struct Brief {
    private let kind: String
    private let language: String
    private let titleLength: Int
    private let counted: Facets

    init(of document: SearchDocument, _ facets: Facets) {
        kind = document.kind
        language = document.language
        titleLength = document.title.unicodeScalars.count
        counted = facets.without(document.uncounted)
    }

    /// Nothing happens if there is one already.
    func put(as number: Int, in tx: Transaction) throws {
        let added = try tx.run(
            """
            INSERT INTO search_briefs (number, language, title_length, counted)
            VALUES (\(number), \(language), \(titleLength), \(counted.text)) ON CONFLICT (number) DO NOTHING
            """)
        guard added == 1, !counted.lines.isEmpty else { return }
        let lines: [Query] = counted.lines.map { "(\(kind), \($0), 1)" }
        try tx.run(
            """
            INSERT INTO search_counts (kind, line, documents) VALUES \(Query.joined(lines, separator: ", "))
            ON CONFLICT (kind, line) DO UPDATE SET documents = search_counts.documents + 1
            """)
    }

    static func remove(_ number: Int, in tx: Transaction) throws {
        let text: String? = try tx.value("DELETE FROM search_briefs WHERE number = \(number) RETURNING counted")
        guard let text else { return }
        let counted = Facets(text: text)
        guard let kind = counted.kind else { return }
        try tx.run(
            """
            UPDATE search_counts SET documents = documents - 1
            WHERE kind = \(kind) AND line IN \(list: counted.lines)
            """)
    }

    /// To SQLite, only a number of type `INTEGER` is the place of the row itself.
    static let creation = Migration(
        "2026-11-26-50-search-briefs",
        sqlite: tables("INTEGER") + [
            """
            INSERT INTO search_counts (kind, line, documents)
            WITH RECURSIVE split (kind, line, rest) AS (
                SELECT kind, '', facets || CHAR(10) FROM search_documents
                UNION ALL
                SELECT kind, SUBSTR(rest, 1, INSTR(rest, CHAR(10)) - 1), SUBSTR(rest, INSTR(rest, CHAR(10)) + 1)
                FROM split WHERE rest <> '')
            SELECT kind, line, COUNT(*) FROM split
            WHERE line <> '' AND line NOT LIKE 'territory=%' AND line NOT LIKE 'practice=%' GROUP BY kind, line
            """
        ],
        postgres: tables("BIGINT") + [
            """
            INSERT INTO search_counts (kind, line, documents)
            SELECT kind, line, COUNT(*)
            FROM search_documents, REGEXP_SPLIT_TO_TABLE(facets, CHR(10)) AS line
            WHERE line <> '' AND line NOT LIKE 'territory=%' AND line NOT LIKE 'practice=%' GROUP BY kind, line
            """
        ])

    private static func tables(_ number: Query) -> [Query] {
        [
            """
            CREATE TABLE search_briefs (
                number \(number) PRIMARY KEY,
                language TEXT NOT NULL,
                title_length BIGINT NOT NULL,
                counted TEXT NOT NULL -- lines of facets
            )
            """,
            """
            CREATE TABLE search_counts (
                kind TEXT NOT NULL,
                line TEXT NOT NULL, -- a facet with its value
                documents BIGINT NOT NULL,
                PRIMARY KEY (kind, line)
            )
            """,
            "CREATE INDEX search_documents_by_kind_and_number ON search_documents (kind, number)",
            """
            INSERT INTO search_briefs (number, language, title_length, counted)
            SELECT number, language, LENGTH(title), facets FROM search_documents
            """,
        ]
    }
}
