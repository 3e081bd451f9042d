import Commons

/// The end of an address is short, of letters and digits, and the same when it is made again.
enum SlugTarget: FuzzTarget {
    static func read(_ bytes: [UInt8]) throws {
        let slug = Slug.make(String(decoding: bytes, as: UTF8.self))
        try hold(!slug.isEmpty && slug.unicodeScalars.count <= 80 && slug.utf8.count <= 180, "\(slug)")
        try hold(
            slug.unicodeScalars.allSatisfy { $0.properties.isAlphabetic || "-0123456789".unicodeScalars.contains($0) },
            slug)
        try hold(!slug.hasPrefix("-") && !slug.hasSuffix("-") && !slug.contains("--"), slug)
    }
}
