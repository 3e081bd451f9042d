/// Reads the HTML that our own pages are written in, byte by byte as browsers do: quoted attributes, five entities, no
/// mistakes to forgive.
package enum HTMLScanner {
    package enum Piece: Equatable {
        case start(String, [String: String])
        case end(String)
        case text(String)
    }

    private typealias Bytes = Substring.UTF8View

    package static func pieces(of html: String) -> [Piece] {
        var pieces: [Piece] = []
        var rest = html[...].utf8
        while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
            if open > rest.startIndex { pieces.append(.text(decoded(rest[..<open]))) }
            let close = end(of: rest[open...])
            if let piece = tag(rest[rest.index(after: open)..<close]) { pieces.append(piece) }
            rest = close < rest.endIndex ? rest[rest.index(after: close)...] : rest[rest.endIndex...]
        }
        if !rest.isEmpty { pieces.append(.text(decoded(rest))) }
        return pieces
    }

    /// Where the tag closes: a `>` within quotes does not close it.
    private static func end(of tag: Bytes) -> Bytes.Index {
        var isQuoted = false
        for index in tag.indices {
            if tag[index] == UInt8(ascii: "\"") { isQuoted.toggle() }
            if tag[index] == UInt8(ascii: ">") && !isQuoted { return index }
        }
        return tag.endIndex
    }

    private static func tag(_ inside: Bytes) -> Piece? {
        if inside.first == UInt8(ascii: "!") { return nil }
        let nameEnd = inside.firstIndex(where: isSpace) ?? inside.endIndex
        let name = String(Substring(inside[..<nameEnd])).lowercased()
        if name.hasPrefix("/") { return .end(String(name.dropFirst())) }
        return .start(name, attributes(inside[nameEnd...]))
    }

    private static func attributes(_ text: Bytes) -> [String: String] {
        var found: [String: String] = [:]
        var rest = text.drop(while: isSpace)
        while !rest.isEmpty {
            let name = rest.prefix { $0 != UInt8(ascii: "=") && !isSpace($0) }
            let key = String(Substring(name)).lowercased()
            rest = rest[name.endIndex...]
            if rest.starts(with: "=\"".utf8) {
                let value = rest.dropFirst(2).prefix { $0 != UInt8(ascii: "\"") }
                found[key] = decoded(value)
                rest = rest[value.endIndex...].dropFirst()
            } else {
                found[key] = ""
                rest = rest.drop { !isSpace($0) }
            }
            rest = rest.drop(while: isSpace)
        }
        return found
    }

    private static func isSpace(_ byte: UInt8) -> Bool { [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(byte) }

    private static func decoded(_ text: Bytes) -> String {
        guard text.contains(UInt8(ascii: "&")) else { return String(Substring(text)) }
        var bytes: [UInt8] = []
        var rest = text
        while let byte = rest.first {
            if byte == UInt8(ascii: "&"), let (name, sign) = entities.first(where: { rest.starts(with: $0.name.utf8) })
            {
                bytes.append(sign)
                rest = rest.dropFirst(name.utf8.count)
            } else {
                bytes.append(byte)
                rest = rest.dropFirst()
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    private static let entities: [(name: String, sign: UInt8)] = [
        ("&lt;", UInt8(ascii: "<")), ("&gt;", UInt8(ascii: ">")), ("&quot;", UInt8(ascii: "\"")),
        ("&#39;", UInt8(ascii: "'")), ("&amp;", UInt8(ascii: "&")),
    ]
}
