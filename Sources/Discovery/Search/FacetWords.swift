import Foundation
import Organizations
import Practices
import Replications
import Storage
import Territories
import Web

/// The values of facets in the reader's words.
struct FacetWords: Sendable {
    let vocabulary: Vocabulary
    let texts: Texts

    /// A value that is not a word of ours (it may come from another node) stands for itself.
    func label(_ value: String, of facet: Facet) -> String {
        switch facet {
        case .kind: FoundKind(rawValue: value).map { texts($0.manyKey) } ?? value
        case .need, .public, .theme: vocabulary.label(value, of: facet.rawValue, in: texts.language)
        case .state: ReplicationState(rawValue: value).map { texts($0.textKey) } ?? value
        case .echelon: Echelon(rawValue: value).map(label) ?? value
        case .carrier: OrganizationKind(rawValue: value).map { texts($0.textKey) } ?? value
        case .author: value
        case .language: Self.languageName(value, in: texts.language)
        }
    }

    /// « Anglais », from CLDR; the code itself of what has no name there.
    private static func languageName(_ code: String, in language: Language) -> String {
        let name = Locale(identifier: language.rawValue).localizedString(forLanguageCode: code) ?? code
        return name.prefix(1).uppercased() + name.dropFirst()
    }

    /// The word for an echelon is written small, as within a sentence; here it begins a line.
    private func label(_ echelon: Echelon) -> String {
        let word = texts("territories.echelon.\(echelon.rawValue)")
        return word.prefix(1).uppercased() + word.dropFirst()
    }

    /// In which order the values stand when they have one of their own; elsewhere the most frequent comes first.
    func order(of facet: Facet) -> [String]? {
        switch facet {
        case .kind: FoundKind.allCases.map(\.rawValue)
        case .state: ReplicationState.allCases.map(\.rawValue)
        case .echelon: Echelon.allCases.map(\.rawValue)
        case .need, .public, .theme, .carrier, .author, .language: nil
        }
    }
}
