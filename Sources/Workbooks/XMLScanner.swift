/// Walks through an XML document (XML 1.0, 5th edition) from tag to tag, as far as a workbook needs it: names without their
/// prefix, attributes, text with the five entities and numbers of characters. Document types, which may define others, are
/// refused.
struct XMLScanner {
    enum Event: Equatable {
        /// A tag without content is followed by its end.
        case start(String, [String: String])
        case end(String)
        case text(String)
    }

    struct Fault: Error {}

    private let bytes: [UInt8]
    private var place = 0
    /// The name of a tag that closed itself.
    private var open: String?

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    /// Nil at the end.
    mutating func next() throws(Fault) -> Event? {
        if let name = open {
            open = nil
            return .end(name)
        }
        while place < bytes.count {
            guard bytes[place] == UInt8(ascii: "<") else { return .text(try text()) }
            if begins("<!--") {
                try skip(past: "-->")
            } else if begins("<![CDATA[") {
                place += 9
                let start = place
                try skip(past: "]]>")
                return .text(String(decoding: bytes[start..<place - 3], as: UTF8.self))
            } else if begins("<?") {
                try skip(past: "?>")
            } else if begins("<!") {
                throw Fault()
            } else {
                return try tag()
            }
        }
        return nil
    }

    private func begins(_ text: StaticString) -> Bool {
        let count = text.utf8CodeUnitCount
        guard place + count <= bytes.count else { return false }
        return text.withUTF8Buffer { wanted in (0..<count).allSatisfy { bytes[place + $0] == wanted[$0] } }
    }

    private mutating func skip(past end: StaticString) throws(Fault) {
        while place < bytes.count {
            if begins(end) {
                place += end.utf8CodeUnitCount
                return
            }
            place += 1
        }
        throw Fault()
    }

    private mutating func text() throws(Fault) -> String {
        let start = place
        while place < bytes.count, bytes[place] != UInt8(ascii: "<") { place += 1 }
        return try Self.plain(bytes[start..<place])
    }

    private mutating func tag() throws(Fault) -> Event {
        place += 1
        let isEnd = place < bytes.count && bytes[place] == UInt8(ascii: "/")
        if isEnd { place += 1 }
        let name = try name()
        var attributes: [String: String] = [:]
        while true {
            skipSpace()
            guard place < bytes.count else { throw Fault() }
            if bytes[place] == UInt8(ascii: ">") {
                place += 1
                return isEnd ? .end(name) : .start(name, attributes)
            }
            if begins("/>"), !isEnd {
                place += 2
                open = name
                return .start(name, attributes)
            }
            let key = try self.name()
            attributes[key] = try value()
        }
    }

    private mutating func skipSpace() {
        while place < bytes.count, Self.spaces.contains(bytes[place]) { place += 1 }
    }

    private static let spaces: [UInt8] = [0x20, 0x09, 0x0A, 0x0D]

    private mutating func name() throws(Fault) -> String {
        var start = place
        while place < bytes.count, !Self.spaces.contains(bytes[place]), !"=/><\"'".utf8.contains(bytes[place]) {
            if bytes[place] == UInt8(ascii: ":") { start = place + 1 }
            place += 1
        }
        guard place > start else { throw Fault() }
        return String(decoding: bytes[start..<place], as: UTF8.self)
    }

    private mutating func value() throws(Fault) -> String {
        skipSpace()
        guard place < bytes.count, bytes[place] == UInt8(ascii: "=") else { throw Fault() }
        place += 1
        skipSpace()
        guard place < bytes.count, "\"'".utf8.contains(bytes[place]) else { throw Fault() }
        let quote = bytes[place]
        place += 1
        let start = place
        while place < bytes.count, bytes[place] != quote { place += 1 }
        guard place < bytes.count else { throw Fault() }
        place += 1
        return try Self.plain(bytes[start..<place - 1])
    }

    private static func plain(_ bytes: ArraySlice<UInt8>) throws(Fault) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard bytes.contains(UInt8(ascii: "&")) else { return text }
        var parts = text.split(separator: "&", omittingEmptySubsequences: false)
        var plain = String(parts.removeFirst())
        for part in parts {
            guard let end = part.firstIndex(of: ";"), let character = character(part[..<end]) else { throw Fault() }
            plain.append(character)
            plain += part[part.index(after: end)...]
        }
        return plain
    }

    private static func character(_ name: Substring) -> Character? {
        switch name {
        case "amp": return "&"
        case "lt": return "<"
        case "gt": return ">"
        case "quot": return "\""
        case "apos": return "'"
        default:
            let isHexadecimal = name.hasPrefix("#x")
            guard name.hasPrefix("#"),
                let number = UInt32(name.dropFirst(isHexadecimal ? 2 : 1), radix: isHexadecimal ? 16 : 10), number > 0
            else { return nil }
            return Unicode.Scalar(number).map { Character($0) }
        }
    }
}
