/// Reads the HTML that our own pages are written in: quoted attributes, five entities, no mistakes to forgive.
enum HTMLScanner {
    enum Piece: Equatable {
        case start(String, [String: String])
        case end(String)
        case text(String)
    }

    static func pieces(of html: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = html[...]
        while let open = rest.firstIndex(of: "<") {
            if open > rest.startIndex { pieces.append(.text(decoded(rest[..<open]))) }
            let close = end(of: rest[open...])
            if let piece = tag(rest[rest.index(after: open)..<close]) { pieces.append(piece) }
            rest = close < rest.endIndex ? rest[rest.index(after: close)...] : rest[rest.endIndex...]
        }
        if !rest.isEmpty { pieces.append(.text(decoded(rest))) }
        return pieces
    }

    /// Where the tag closes: a `>` within quotes does not close it.
    private static func end(of tag: Substring) -> Substring.Index {
        var isQuoted = false
        for index in tag.indices {
            if tag[index] == "\"" { isQuoted.toggle() }
            if tag[index] == ">" && !isQuoted { return index }
        }
        return tag.endIndex
    }

    private static func tag(_ inside: Substring) -> Piece? {
        if inside.hasPrefix("!") { return nil }
        let nameEnd = inside.firstIndex { $0.isWhitespace } ?? inside.endIndex
        let name = inside[..<nameEnd].lowercased()
        if name.hasPrefix("/") { return .end(String(name.dropFirst())) }
        return .start(name, attributes(inside[nameEnd...]))
    }

    private static func attributes(_ text: Substring) -> [String: String] {
        var found: [String: String] = [:]
        var rest = text.drop(while: \.isWhitespace)
        while !rest.isEmpty {
            let name = rest.prefix { $0 != "=" && !$0.isWhitespace }
            rest = rest[name.endIndex...]
            if rest.hasPrefix("=\"") {
                let value = rest.dropFirst(2).prefix { $0 != "\"" }
                found[name.lowercased()] = decoded(value)
                rest = rest[value.endIndex...].dropFirst()
            } else {
                found[name.lowercased()] = ""
                rest = rest.drop { !$0.isWhitespace }
            }
            rest = rest.drop(while: \.isWhitespace)
        }
        return found
    }

    private static func decoded(_ text: Substring) -> String {
        guard text.contains("&") else { return String(text) }
        return String(text)
            .replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
            .replacing("&#39;", with: "'").replacing("&amp;", with: "&")
    }
}
