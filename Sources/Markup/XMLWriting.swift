extension Markup {
    /// The same piece as XML (the XML syntax of HTML): elements without content are closed, attributes that are only there
    /// have a value, and no sign is in it that XML 1.0 forbids.
    ///
    /// - Parameter base: an address without a path, put before links that begin with `/`: in a file that is taken away,
    ///   they lead nowhere otherwise.
    package func xml(at base: String) -> [UInt8] {
        var writing = XMLWriting(base: Array(base.utf8))
        writing.take(bytes)
        return writing.written
    }
}

/// Goes through the bytes of HTML as `Markup` writes it: every `<` begins a tag of ours, every value is quoted.
private struct XMLWriting {
    let base: [UInt8]
    private(set) var written: [UInt8] = []

    /// The elements that HTML never closes (HTML, 13.1.2).
    private static let empty: Set<String> = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]
    private static let addresses = [" href=\"/", " src=\"/"].map { Array($0.utf8) }

    init(base: [UInt8]) {
        self.base = base
    }

    mutating func take(_ source: [UInt8]) {
        written.reserveCapacity(source.count + source.count / 8)
        var index = 0
        while index < source.count {
            index = source[index] == UInt8(ascii: "<") ? tag(source, from: index) : copy(source, index)
        }
    }

    /// Copies a tag; returns where the text goes on.
    private mutating func tag(_ source: [UInt8], from start: Int) -> Int {
        let name = source[(start + 1)...].prefix { Self.isName($0) }
        var index = start + 1 + name.count
        written += source[start..<index]
        while index < source.count, source[index] != UInt8(ascii: ">") {
            index = source[index] == UInt8(ascii: " ") ? attribute(source, from: index) : copy(source, index)
        }
        if Self.empty.contains(String(decoding: name, as: UTF8.self)) { written += Array("/".utf8) }
        return index < source.count ? copy(source, index) : index
    }

    /// Copies a byte; controls, and the two last signs of the first plane, are no text of XML (XML 1.0, 2.2).
    private mutating func copy(_ source: [UInt8], _ index: Int) -> Int {
        let byte = source[index]
        let isLast = byte == 0xEF && source[index...].starts(with: [0xEF, 0xBF]) && index + 2 < source.count
        if isLast, source[index + 2] >= 0xBE { return index + 3 }
        if byte >= 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D { written.append(byte) }
        return index + 1
    }

    /// Copies an attribute with the space before it.
    private mutating func attribute(_ source: [UInt8], from start: Int) -> Int {
        var end = start + 1
        while end < source.count, Self.isName(source[end]) { end += 1 }
        guard end < source.count, source[end] == UInt8(ascii: "=") else {
            written += source[start..<end] + (end > start + 1 ? Array("=\"\"".utf8) : [])
            return end
        }
        let rest = source[start...]
        if let own = Self.addresses.first(where: { rest.starts(with: $0) }) {
            written += own.dropLast() + base + [UInt8(ascii: "/")]
            end = start + own.count
        } else {
            written += source[start..<end + 2]
            end += 2
        }
        while end < source.count, source[end] != UInt8(ascii: "\"") { end = copy(source, end) }
        return end < source.count ? copy(source, end) : end
    }

    private static func isName(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: ":"), UInt8(ascii: "/"):
            true
        default: false
        }
    }
}
