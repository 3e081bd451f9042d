extension Markup {
    /// The name and the words of the heading with which a section of a page begins, `<h2 id="…">…</h2>`; nil where it has
    /// none, or none that a link could lead to. Only the beginning of the piece is looked at.
    package var heading: (id: String, words: Markup)? {
        let start = Array("<h2 id=\"".utf8)
        let end = Array("</h2>".utf8)
        let beginning = bytes.prefix(1_000)
        guard
            let opening = Self.firstPlace(of: start, in: beginning.prefix(300)),
            let quote = beginning[(opening + start.count)...].firstIndex(of: UInt8(ascii: "\"")),
            let bracket = beginning[quote...].firstIndex(of: UInt8(ascii: ">")),
            let closing = Self.firstPlace(of: end, in: beginning[(bracket + 1)...])
        else { return nil }
        let words = beginning[(bracket + 1)..<closing]
        guard Self.firstPlace(of: Array("<a ".utf8), in: words) == nil else { return nil }
        let id = String(decoding: beginning[(opening + start.count)..<quote], as: UTF8.self)
        return (id, Markup(bytes: Array(words)))
    }

    private static func firstPlace(of needle: [UInt8], in bytes: ArraySlice<UInt8>) -> Int? {
        guard bytes.count >= needle.count else { return nil }
        return (bytes.startIndex...(bytes.endIndex - needle.count)).first { bytes[$0...].starts(with: needle) }
    }
}
