import Storage
import Territories
import Web

/// A territory whose name is what was looked for, or begins so.
struct NamedTerritory: Sendable, Encodable {
    let name: String
    let kind: String
    /// What it is directly part of.
    let within: String?
    let path: String

    /// « Mende, commune (Lozère) »
    func label(_ texts: Texts) -> String {
        let kind = texts("discovery.territory", ["name": name, "kind": kind])
        return within.map { "\(kind) (\($0))" } ?? kind
    }

    private static let most = 4
    private static let lengths = 2...60

    /// Only beside the first results of a search in everything.
    static func all(for question: Question, _ texts: Texts, in tx: Transaction) throws -> [NamedTerritory] {
        guard question.scope == nil, question.after == nil, lengths.contains(question.text.count) else { return [] }
        return try Territory.called(question.text, limit: most, in: tx).map { suggestion in
            NamedTerritory(
                name: suggestion.territory.name(in: texts.language), kind: suggestion.territory.kind(in: texts),
                within: suggestion.around(in: texts.language), path: suggestion.territory.path)
        }
    }
}
