import Markup

extension Book {
    /// The text of a chapter in which pictures that are not in the book are told by their descriptions: a book shows only what
    /// it holds (EPUB 3.3, 3.6).
    func shown(_ text: Markup) -> Markup {
        let paths = pictures.map { " src=\"\($0.path)\"" }
        var (result, rest) = ("", text.html[...])
        // Every `<` of markup begins a tag, every `>` ends one: within texts and values both are escaped.
        while let start = rest.firstRange(of: "<img ")?.lowerBound, let end = rest[start...].firstIndex(of: ">") {
            let tag = rest[start...end]
            result += rest[..<start]
            result += paths.contains { tag.contains($0) } ? tag : Self.description(in: tag)
            rest = rest[rest.index(after: end)...]
        }
        return .trusted(result + rest)
    }

    /// The value of its `alt`, as it is escaped there.
    private static func description(in tag: Substring) -> Substring {
        guard let start = tag.firstRange(of: " alt=\"") else { return "" }
        return tag[start.upperBound...].prefix { $0 != "\"" }
    }
}
