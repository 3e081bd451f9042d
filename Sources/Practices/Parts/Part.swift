/// What a part of a practice is: a rule of its charter, something that must be done, or a usual way of doing it.
package enum PartKind: String, Sendable, Codable, CaseIterable, CodingKeyRepresentable {
    case principle, function, form

    /// « Principe {number} »
    package var textKey: String { "practices.form.\(rawValue)" }

    /// A charter has few rules; the other lists are bounded so that each line can be read.
    package var most: Int { self == .principle ? PracticeContent.mostPrinciples : 20 }
}

/// One line of a practice, which a place may take up, change or drop by itself.
package struct Part: Sendable, Equatable, Codable {
    /// Given once and kept whatever becomes of the words.
    package let id: String
    package let kind: PartKind
    /// Its place among those of its kind, from 1.
    package let number: Int
    package let text: String
}
