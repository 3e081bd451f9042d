import Foundation

/// Reads HTML the way a lenient browser would find tags in it, so that a test sees what a visitor's browser would.
struct HTMLReader {
    struct Tag {
        let name: String
        let attributes: [String: String]
    }

    let tags: [Tag]

    init(_ html: String) {
        var rest = html[...]
        var tags: [Tag] = []
        while let start = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: start)...]
            guard let first = rest.first, first.isLetter || "/!?".contains(first) else { continue }
            tags.append(Self.tag(&rest))
        }
        self.tags = tags
    }

    private static func tag(_ rest: inout Substring) -> Tag {
        let name = take(&rest) { !$0.isWhitespace && $0 != ">" }
        var attributes: [String: String] = [:]
        while true {
            _ = take(&rest) { $0.isWhitespace }
            guard let next = rest.first, next != ">" else { break }
            let attribute = take(&rest) { !$0.isWhitespace && $0 != ">" && $0 != "=" }
            attributes[attribute.lowercased()] = value(&rest)
        }
        rest = rest.dropFirst()
        return Tag(name: name.lowercased(), attributes: attributes)
    }

    private static func value(_ rest: inout Substring) -> String {
        guard rest.first == "=" else { return "" }
        rest = rest.dropFirst()
        guard let quote = rest.first, quote == "\"" || quote == "'" else {
            return take(&rest) { !$0.isWhitespace && $0 != ">" }
        }
        rest = rest.dropFirst()
        let value = take(&rest) { $0 != quote }
        rest = rest.dropFirst()
        return value
    }

    private static func take(_ rest: inout Substring, while holds: (Character) -> Bool) -> String {
        let taken = rest.prefix(while: holds)
        rest = rest[taken.endIndex...]
        return String(taken)
    }
}
