/// A language of the screens. Content may be in any language; it says so by its BCP 47 tag.
package enum Language: String, Sendable, CaseIterable, Codable {
    case fr, en

    /// What its readers call it.
    package var name: String {
        switch self {
        case .fr: "Français"
        case .en: "English"
        }
    }

    /// Which of two plural forms a count takes: French says « 0 essaim », English "0 replications".
    func pluralForm(_ count: Int) -> Int {
        switch self {
        case .fr: abs(count) > 1 ? 1 : 0
        case .en: count == 1 ? 0 : 1
        }
    }

    /// The first offered language that an `Accept-Language` header asks for.
    package static func preferred(_ header: String, among offered: [Language]) -> Language? {
        wished(header).lazy.compactMap { tag in offered.first { tag.hasPrefix($0.rawValue) } }.first
    }

    /// The tags of an `Accept-Language` header by their weights (RFC 9110, 12.5.4), in lower case.
    static func wished(_ header: String) -> [String] {
        let wishes = header.prefix(400).split(separator: ",").map { part -> (tag: String, weight: Double) in
            let pieces = part.split(separator: ";").map { $0.trimmingWhitespace() }
            let weight = pieces.dropFirst().first { $0.hasPrefix("q=") }.flatMap { Double($0.dropFirst(2)) } ?? 1
            return (pieces.first?.lowercased() ?? "", weight)
        }
        return wishes.filter { $0.weight > 0 }
            .enumerated().sorted { ($0.element.weight, $1.offset) > ($1.element.weight, $0.offset) }
            .map(\.element.tag)
    }
}

extension StringProtocol {
    /// Without the white space at both ends.
    package func trimmingWhitespace() -> String {
        var rest = self[...]
        while rest.first?.isWhitespace == true { rest.removeFirst() }
        while rest.last?.isWhitespace == true { rest.removeLast() }
        return String(rest)
    }
}
