package import Foundation

/// Every text of every room, in every language. Read once at start.
package struct TextCatalog: Sendable {
    private var entries: [Language: [String: [String]]]

    package init() { entries = [:] }

    /// Adds a room's `Texts/fr.po`, `Texts/en.po`.
    package mutating func add(_ bundle: Bundle) throws {
        for language in Language.allCases {
            guard let url = bundle.url(forResource: language.rawValue, withExtension: "po", subdirectory: "Texts")
            else { throw MissingTexts(bundle: bundle.bundlePath, language: language) }
            for (key, entry) in try PoFile(String(contentsOf: url, encoding: .utf8)).entries {
                entries[language, default: [:]][key] = entry.forms
            }
        }
    }

    /// The forms of a text (one, or two where it counts), or nil when there is no such key.
    func forms(_ key: String, in language: Language) -> [String]? {
        entries[language]?[key]
    }

    /// Every key with its text: what an administrator may reword.
    package func all(in language: Language) -> [String: [String]] { entries[language] ?? [:] }

    package struct MissingTexts: Error {
        let bundle: String
        let language: Language
    }
}
