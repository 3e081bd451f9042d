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
