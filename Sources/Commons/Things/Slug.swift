import Foundation

/// The readable end of an address: `habitat-partage`.
package enum Slug {
    /// Lower-case letters and digits of the text, without accents, joined by hyphens; at most 80 of them, and 180 bytes:
    /// far from what a path may hold when each byte is escaped.
    package static func make(_ text: String) -> String {
        let folded = text.lowercased()
            .replacingOccurrences(of: "œ", with: "oe").replacingOccurrences(of: "æ", with: "ae")
            .folding(options: .diacriticInsensitive, locale: nil).precomposedStringWithCanonicalMapping
        let words = folded.unicodeScalars.split { !($0.properties.isAlphabetic || ("0"..."9").contains($0)) }
        let slug = words.map { String(Substring($0)) }.joined(separator: "-")
        let short = beginning(of: slug)
        return short.isEmpty ? "x" : short.hasSuffix("-") ? String(short.dropLast()) : short
    }

    /// Counted in scalars: any number of marks make one character.
    private static func beginning(of slug: String) -> String {
        var short = String.UnicodeScalarView()
        var bytes = 0
        for scalar in slug.unicodeScalars.prefix(80) {
            bytes += UTF8.width(scalar)
            guard bytes <= 180 else { break }
            short.append(scalar)
        }
        return String(short)
    }
}
