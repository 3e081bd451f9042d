package import Commons
package import Markup
package import Web

/// What became of one part of a practice between two of its texts.
package struct PartDifference: Encodable, Sendable, Equatable {
    package enum Outcome: String, Encodable, Sendable {
        case same, changed, added, removed

        package var textKey: String { "practices.difference.\(rawValue)" }
    }

    /// The name of the part; of a text its own: `core`, `toolkit`; of a line of a text where it stands: `toolkit-3`.
    package let id: String
    /// Nil for a text.
    package let kind: PartKind?
    let number: Int
    package let outcome: Outcome
    package let before: String?
    package let after: String?
    private let labelKey: String
    private let isLine: Bool

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
        _ id: String, _ kind: PartKind?, _ number: Int, _ labelKey: String, before: String?, after: String?,
        isLine: Bool = false
    ) {
        self.id = id
        self.kind = kind
        self.number = number
        self.labelKey = labelKey
        self.isLine = isLine
        self.before = before
        self.after = after
        outcome =
            switch (before, after) {
            case (nil, _): .added
            case (_, nil): .removed
            default: before == after ? .same : .changed
            }
    }

    /// « Principe 2 », « La boîte à outils », « La boîte à outils, ligne 3 »
    package func label(_ texts: Texts) -> String {
        let number = texts.number(number)
        guard isLine else { return texts(labelKey, ["number": number]) }
        let key = outcome == .removed ? "practices.part.line.earlier" : "practices.part.line"
        return texts(key, ["text": texts(labelKey), "number": number])
    }

    /// Word by word what went and what came; of a text, line by line.
    ///
    /// - Parameter language: BCP 47 tag of the texts.
    package func comparison(_ language: String, _ texts: Texts) -> Markup {
        kind == nil && !isLine
            ? div(.lang(language, on: texts)) {
                LineDifference(from: before ?? "", to: after ?? "").markup(texts)
            } : p(.lang(language, on: texts)) { words.markup(texts) }
    }

    package var words: TextDifference { TextDifference(from: before ?? "", to: after ?? "") }
}

extension PartDifference {
    /// A text in which more lines changed is answered as a whole.
    static let mostLines = 30

    /// Every change by itself: of a text of several lines each that changed, of anything else itself. Editions stay as they are, so
    /// where a line stands in one of them is its name for good.
    ///
    /// - Parameter edition: the number of the earlier one: its lines that went are named after it.
    package func changesByLine(since edition: Int) -> [PartDifference] {
        guard kind == nil, outcome != .same else { return [self] }
        var changes: [PartDifference] = []
        var (old, new) = (0, 0)
        for line in LineDifference(from: before ?? "", to: after ?? "").lines {
            if line.before != nil { old += 1 }
            if line.after != nil { new += 1 }
            guard !line.isSame else { continue }
            let isGone = line.after == nil
            changes.append(
                PartDifference(
                    isGone ? "\(id)-of-\(edition)-\(old)" : "\(id)-\(new)", nil, isGone ? old : new, labelKey,
                    before: line.before, after: line.after, isLine: true))
        }
        let isOneLine = max(old, new) <= 1
        return isOneLine || changes.isEmpty || changes.count > Self.mostLines ? [self] : changes
    }
}
