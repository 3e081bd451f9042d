package import Commons
package import Markup
package import Web

/// What became of one part of a practice between two of its texts.
package struct PartDifference: Encodable, Sendable, Equatable {
    package enum Outcome: String, Encodable, Sendable {
        case same, changed, added, removed

        package var textKey: String { "practices.difference.\(rawValue)" }
    }

    /// The name of the part; of a text its own: `core`, `toolkit`.
    package let id: String
    /// Nil for a text.
    package let kind: PartKind?
    let number: Int
    package let outcome: Outcome
    package let before: String?
    package let after: String?
    private let labelKey: String

    private enum CodingKeys: String, CodingKey { case id, kind, number, outcome, before, after }

    init(_ part: Part, before: String?, after: String?) {
        self.init(part.id, part.kind, part.number, part.kind.textKey, before: before, after: after)
    }

    /// Of one text of the practice; nil where neither says anything.
    init?(_ text: CoreText, from old: PracticeContent, to new: PracticeContent) {
        let (before, after) = (old[keyPath: text.path], new[keyPath: text.path])
        guard !before.isEmpty || !after.isEmpty else { return nil }
        self.init(
            text.name, nil, 1, text.labelKey, before: before.isEmpty ? nil : before, after: after.isEmpty ? nil : after)
    }

    private init(
        _ id: String, _ kind: PartKind?, _ number: Int, _ labelKey: String, before: String?, after: String?
    ) {
        self.id = id
        self.kind = kind
        self.number = number
        self.labelKey = labelKey
        self.before = before
        self.after = after
        outcome =
            switch (before, after) {
            case (nil, _): .added
            case (_, nil): .removed
            default: before == after ? .same : .changed
            }
    }

    /// « Principe 2 », « La boîte à outils »
    package func label(_ texts: Texts) -> String { texts(labelKey, ["number": texts.number(number)]) }

    /// Word by word what went and what came; of a text, line by line.
    ///
    /// - Parameter language: BCP 47 tag of the texts.
    package func comparison(_ language: String, _ texts: Texts) -> Markup {
        kind == nil
            ? div(.lang(language, on: texts)) {
                LineDifference(from: before ?? "", to: after ?? "").markup(texts)
            } : p(.lang(language, on: texts)) { words.markup(texts) }
    }

    package var words: TextDifference { TextDifference(from: before ?? "", to: after ?? "") }
}
