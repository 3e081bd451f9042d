import Foundation
package import Web

/// A language in which texts may be written: ISO 639 code; names are those of CLDR.
package struct TextLanguage: Sendable, Hashable {
    package let code: String

    package init?(_ code: String) {
        guard Self.names[code] != nil else { return nil }
        self.code = code
    }

    /// What its readers call it.
    package var name: String { Self.names[code] ?? code }

    /// Every language of the list, by its name.
    package static let all = codes.compactMap { TextLanguage($0) }.sorted {
        $0.name.lowercased() < $1.name.lowercased()
    }

    /// What a language is called on a page; the tag itself where it is not in the list.
    package static func name(of tag: String, _ texts: Texts) -> String {
        let code = String(tag.prefix { $0 != "-" })
        return Locale(identifier: texts.language.rawValue).localizedString(forLanguageCode: code) ?? tag
    }

    private static let names = Dictionary(
        codes.map { ($0, Locale(identifier: $0).localizedString(forLanguageCode: $0) ?? $0) }
    ) { first, _ in first }

    private static let codes = [
        "am", "ar", "bg", "bm", "bn", "br", "bs", "ca", "cs", "cy", "da", "de", "el", "en", "es", "et", "eu", "fa",
        "ff",
        "fi", "fr", "ga", "gl", "gsw", "ha", "he", "hi", "hr", "hu", "hy", "id", "ig", "is", "it", "ja", "ka", "kab",
        "ko",
        "ku", "lb", "ln", "lt", "lv", "mg", "mk", "mt", "nb", "ne", "nl", "oc", "pl", "ps", "pt", "ro", "ru", "rw",
        "sk", "sl", "so", "sq", "sr", "sv", "sw", "ta", "th", "ti", "tr", "uk", "ur", "vi", "wo", "yo", "zh",
    ]
}
