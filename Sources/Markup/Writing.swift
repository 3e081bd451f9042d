extension Markup {
    /// The whole piece as UTF-8 text.
    package var html: String {
        var bytes: [UInt8] = []
        write(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// True when nothing would be written.
    package var isEmpty: Bool {
        switch self {
        case .text(let text), .trusted(let text): text.isEmpty
        case .element: false
        case .group(let pieces): pieces.allSatisfy(\.isEmpty)
        }
    }

    /// Appends this piece as UTF-8.
    package func write(to bytes: inout [UInt8]) {
        switch self {
        case .text(let text):
            text.escape(into: &bytes)
        case .trusted(let html):
            bytes.append(contentsOf: html.utf8)
        case .group(let pieces):
            for piece in pieces { piece.write(to: &bytes) }
        case .element(let tag, let attributes, let pieces):
            bytes.append(UInt8(ascii: "<"))
            bytes.append(tag.name)
            for attribute in attributes { attribute.write(to: &bytes) }
            bytes.append(UInt8(ascii: ">"))
            guard !tag.isVoid else { return }
            for piece in pieces { piece.write(to: &bytes) }
            bytes.append("</")
            bytes.append(tag.name)
            bytes.append(UInt8(ascii: ">"))
        }
    }
}

extension Attribute {
    func write(to bytes: inout [UInt8]) {
        if case .absent = value { return }
        bytes.append(UInt8(ascii: " "))
        bytes.append(name)
        guard case .text(let text) = value else { return }
        bytes.append("=\"")
        text.escape(into: &bytes)
        bytes.append(UInt8(ascii: "\""))
    }
}

extension [UInt8] {
    mutating func append(_ literal: StaticString) {
        literal.withUTF8Buffer { append(contentsOf: $0) }
    }
}

extension String {
    /// Copies runs of ordinary bytes whole; one set of replacements serves text and quoted attributes.
    func escape(into bytes: inout [UInt8]) {
        var copy = self
        copy.withUTF8 { source in
            var start = 0
            for index in source.indices {
                let replacement: StaticString
                switch source[index] {
                case UInt8(ascii: "<"): replacement = "&lt;"
                case UInt8(ascii: ">"): replacement = "&gt;"
                case UInt8(ascii: "&"): replacement = "&amp;"
                case UInt8(ascii: "\""): replacement = "&quot;"
                case UInt8(ascii: "'"): replacement = "&#39;"
                default: continue
                }
                bytes.append(contentsOf: source[start..<index])
                bytes.append(replacement)
                start = index + 1
            }
            bytes.append(contentsOf: source[start...])
        }
    }
}
