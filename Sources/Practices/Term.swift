package import Web

/// One word of the vocabulary: a need, a public, a theme, or an answer about an adaptation.
package struct Term: Sendable {
    package let key: String
    let labels: [Language: String]
    let explanations: [Language: String]

    package func label(in language: Language) -> String { labels[language] ?? key }

    /// The term in plain words; nil when its label says it all.
    package func explanation(in language: Language) -> String? {
        explanations[language].flatMap { $0.isEmpty ? nil : $0 }
    }
}
