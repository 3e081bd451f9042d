import Markup

/// What a chapter's markup says, as a tree: the names of HTML, the texts without escapes.
enum Passage: Equatable {
    case text(String)
    indirect case element(Element)

    struct Element: Equatable {
        let name: String
        var attributes: [String: String] = [:]
        var content: [Passage] = []
    }

    /// All its words.
    var words: String {
        switch self {
        case .text(let text): text
        case .element(let element): element.content.map(\.words).joined()
        }
    }

    /// - Parameter markup: as `Markup` writes it: every `<` begins a tag of ours, every value is quoted.
    static func all(of markup: Markup) -> [Passage] {
        var reading = PassageReading(source: Array(markup.html.utf8))
        return reading.passages()
    }
}

/// Goes through the bytes of HTML once. What lies deeper than any text of people does is read as if it lay higher.
private struct PassageReading {
    let source: [UInt8]
    private var index = 0
    private var open: [Passage.Element] = [Passage.Element(name: "")]
    /// Elements that were begun too deep: their ends end nothing.
    private var ignored: [String: Int] = [:]

    /// Typesetters end somewhere, too.
    private static let deepest = 14
    /// The elements that HTML never closes (HTML, 13.1.2).
    private static let empty: Set = [
        "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr",
    ]

    init(source: [UInt8]) { self.source = source }

    mutating func passages() -> [Passage] {
        while index < source.count {
            if source[index] == UInt8(ascii: "<") { tag() } else { text() }
        }
        while open.count > 1 { close() }
        return open[0].content
    }

    private mutating func text() {
        let end = source[index...].firstIndex(of: UInt8(ascii: "<")) ?? source.count
        add(.text(Self.unescaped(source[index..<end])))
        index = end
    }

    private mutating func tag() {
        index += 1
        let isEnd = index < source.count && source[index] == UInt8(ascii: "/")
        if isEnd { index += 1 }
        let name = word(until: " />")
        var attributes: [String: String] = [:]
        while index < source.count, source[index] != UInt8(ascii: ">") { attribute(into: &attributes) }
        index += 1
        if isEnd { end(name) } else { begin(name, attributes) }
    }

    private mutating func attribute(into attributes: inout [String: String]) {
        guard source[index] != UInt8(ascii: " "), source[index] != UInt8(ascii: "/") else { return index += 1 }
        let name = word(until: "=> /")
        guard index + 1 < source.count, source[index] == UInt8(ascii: "="), source[index + 1] == UInt8(ascii: "\"")
        else {
            attributes[name] = ""
            // Whatever stands there is passed over, so that this ends.
            if index < source.count, source[index] == UInt8(ascii: "=") { index += 1 }
            return
        }
        index += 2
        let end = source[index...].firstIndex(of: UInt8(ascii: "\"")) ?? source.count
        attributes[name] = Self.unescaped(source[index..<end])
        index = min(end + 1, source.count)
    }

    private mutating func word(until ends: String) -> String {
        let end = source[index...].firstIndex { byte in ends.utf8.contains(byte) } ?? source.count
        defer { index = end }
        return String(decoding: source[index..<end], as: UTF8.self)
    }

    private mutating func begin(_ name: String, _ attributes: [String: String]) {
        let element = Passage.Element(name: name, attributes: attributes)
        if Self.empty.contains(name) {
            add(.element(element))
        } else if open.count > Self.deepest {
            ignored[name, default: 0] += 1
        } else {
            open.append(element)
        }
    }

    private mutating func end(_ name: String) {
        if let count = ignored[name], count > 0 { return ignored[name] = count - 1 }
        guard open.dropFirst().contains(where: { $0.name == name }) else { return }
        while open.count > 1 {
            let isIt = open[open.count - 1].name == name
            close()
            if isIt { return }
        }
    }

    private mutating func close() {
        let element = open.removeLast()
        add(.element(element))
    }

    private mutating func add(_ passage: Passage) { open[open.count - 1].content.append(passage) }

    private static let references: [(String, String)] = [
        ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#x27;", "'"), ("&nbsp;", "\u{A0}"),
        ("&amp;", "&"),
    ]

    private static func unescaped(_ bytes: ArraySlice<UInt8>) -> String {
        let text = String(decoding: bytes, as: UTF8.self)
        guard bytes.contains(UInt8(ascii: "&")) else { return text }
        var result = ""
        var rest = text[...]
        while let sign = rest.utf8.firstIndex(of: UInt8(ascii: "&")) {
            result += rest[..<sign]
            rest = rest[sign...]
            if let (written, meant) = references.first(where: { rest.hasPrefix($0.0) }) {
                result += meant
                rest = rest.dropFirst(written.count)
            } else {
                result += "&"
                rest = rest.dropFirst()
            }
        }
        return result + rest
    }
}
