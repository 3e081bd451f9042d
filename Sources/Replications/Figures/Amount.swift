import Storage
package import Web

/// A number to the hundredth, so that sums are exact.
package struct Amount: RawRepresentable, Sendable, Hashable, Comparable, SQLBindable, SQLDecodable {
    /// In hundredths.
    package let rawValue: Int

    package init(rawValue: Int) { self.rawValue = rawValue }

    /// As people write it: `1 250`, `3,5`, `3.25`. Nil when it is no such number, or more than a billion.
    package init?(written text: String, decimals: Int) {
        let plain = text.filter { !$0.isWhitespace && $0 != "\u{202F}" }.replacing(",", with: ".")
        let parts = plain.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), (1...10).contains(parts[0].utf8.count),
            parts.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }), let whole = Int(parts[0]),
            whole <= 1_000_000_000
        else { return nil }
        let rest = parts.count == 2 ? parts[1] : ""
        guard parts.count == 1 || !rest.isEmpty && rest.utf8.count <= decimals else { return nil }
        rawValue = whole * 100 + (Int((rest + "00").prefix(2)) ?? 0)
    }

    package static func < (a: Amount, b: Amount) -> Bool { a.rawValue < b.rawValue }
    package static func + (a: Amount, b: Amount) -> Amount { Amount(rawValue: a.rawValue + b.rawValue) }

    package func text(_ texts: Texts) -> String {
        let rest = rawValue % 100
        guard rest > 0 else { return texts.number(rawValue / 100) }
        let digits = rest % 10 == 0 ? "\(rest / 10)" : rest < 10 ? "0\(rest)" : "\(rest)"
        return texts.number(rawValue / 100) + (texts.language == .fr ? "," : ".") + digits
    }
}

extension Amount: Codable {
    /// As a number: 3.5.
    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(Double(rawValue) / 100)
    }

    package init(from decoder: any Decoder) throws {
        let value = try decoder.singleValueContainer().decode(Double.self)
        rawValue = Int((value * 100).rounded())
    }
}
