import Storage
import Territories
import Web

/// A territory whose name begins with what was looked for.
struct NamedTerritory: Sendable, Encodable {
    let name: String
    /// What tells it from others of the same name.
    let detail: String
    let path: String

    private static let most = 4
    private static let lengths = 2...60

    /// Only beside the first results of a search in everything.
    static func all(for question: Question, _ texts: Texts, in tx: Transaction) throws -> [NamedTerritory] {
        guard question.scope == nil, question.after == nil, lengths.contains(question.text.count) else { return [] }
        return try Territory.suggestions(matching: question.text, limit: most, in: tx).map { suggestion in
            NamedTerritory(
                name: suggestion.territory.name(in: texts.language), detail: suggestion.detail(in: texts),
                path: suggestion.territory.path)
        }
    }
}
