extension Book {
    /// A page in which pictures that are not in the book are told by their descriptions: a book shows only what it holds
    /// (EPUB 3.3, 3.6).
    func shown(_ page: [UInt8]) -> [UInt8] {
        let paths = pictures.map { " src=\"\($0.path)\"" }
        let text = String(decoding: page, as: UTF8.self)
        var (result, rest) = ("", text[...])
        // Every `<` of markup begins a tag, every `>` ends one: within texts and values both are escaped.
        while let start = rest.firstRange(of: "<img ")?.lowerBound, let end = rest[start...].firstIndex(of: ">") {
            let tag = rest[start...end]
            result += rest[..<start]
            result += paths.contains { tag.contains($0) } ? tag : Self.description(in: tag)
            rest = rest[rest.index(after: end)...]
        }
        return Array((result + rest).utf8)
    }

    /// The value of its `alt`, as it is escaped there.
    private static func description(in tag: Substring) -> Substring {
        guard let start = tag.firstRange(of: " alt=\"") else { return "" }
        return tag[start.upperBound...].prefix { $0 != "\"" }
    }
}
