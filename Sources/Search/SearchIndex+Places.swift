package import Storage

extension SearchIndex {
    /// Every place that a search found, for the map. The bound is that of the search.
    package static func places(for request: SearchRequest, in tx: Transaction) throws -> [SearchPlace] {
        try tx.fullText.prepare(tx)
        let found = try numbers(of: request, in: tx)
        return try tx.all(
            """
            SELECT id, kind, title, path, latitude, longitude, is_fictional, mark FROM search_documents
            WHERE number IN \(list: found)
                AND latitude IS NOT NULL AND longitude IS NOT NULL
            ORDER BY number DESC
            """)
    }

    private static func numbers(of request: SearchRequest, in tx: Transaction) throws -> [Int] {
        let narrowing = Narrowing(request)
        switch Wanted(request.text) {
        case .nothing: return []
        case .words(let words):
            return try Candidates(matching: words, narrowing, for: Candidate.Wish(), in: tx).documents.map(\.number)
        case .everything:
            return try tx.values(tx.fullText.newest(narrowing, below: .max, bound: Candidates.bound + 1))
        }
    }

    /// What stands in a part of the map, newest first.
    package static func places(
        within box: SearchBox, kinds: Set<String> = [], limit: Int = 1_000, in tx: Transaction
    ) throws -> [SearchPlace] {
        let longitudes: Query =
            box.west <= box.east
            ? "longitude BETWEEN \(box.west) AND \(box.east)"
            : "(longitude >= \(box.west) OR longitude <= \(box.east))"
        let ofKind: Query = kinds.isEmpty ? "" : "AND kind IN \(list: kinds.sorted())"
        return try tx.all(
            """
            SELECT id, kind, title, path, latitude, longitude, is_fictional, mark FROM search_documents
            WHERE latitude BETWEEN \(box.south) AND \(box.north) AND \(longitudes) \(ofKind)
            ORDER BY number DESC LIMIT \(limit)
            """)
    }
}

extension SearchPlace: RowDecodable {
    package init(row: Row) throws {
        id = try row["id"]
        kind = try row["kind"]
        title = try row["title"]
        path = try row["path"]
        latitude = try row["latitude"]
        longitude = try row["longitude"]
        isFictional = try row["is_fictional"]
        mark = try row["mark"]
    }
}
