internal import Storage

/// The number of a document in the index. Its order is the static order of the documents: by date, then by prominence.
///
/// FTS5 hands out matches in the order of their row numbers at no cost, and in no other: so the number is made of what
/// documents are to be ordered by. The lower bits, from the identifier, tell documents of one moment apart, and make
/// both engines choose the same numbers.
enum DocumentNumber {
    private static let spreadBits = 20

    /// The numbers to try, one after the other, until one is free.
    static func attempts(for document: SearchDocument) -> some Sequence<Int> {
        let base = standing(of: document) << spreadBits
        return (0..<64).lazy.map { attempt in base | spread(document.id, attempt) }
    }

    /// Milliseconds (42 bits reach the year 2109). Prominence takes the place of the first days of 1970.
    private static func standing(of document: SearchDocument) -> Int {
        let mostProminent: Int = 1 << 31
        guard let date = document.date else { return min(max(document.prominence, 0), mostProminent - 1) }
        return min(max(date.rawValue, mostProminent), (1 << 42) - 1)
    }

    /// FNV-1a, 32 bits, folded.
    private static func spread(_ id: String, _ attempt: Int) -> Int {
        var hash: UInt32 = 2_166_136_261
        for byte in id.utf8 { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        hash = (hash ^ UInt32(attempt)) &* 16_777_619
        return Int((hash ^ (hash >> UInt32(spreadBits))) & ((1 << UInt32(spreadBits)) - 1))
    }
}
