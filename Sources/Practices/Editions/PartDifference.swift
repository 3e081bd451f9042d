import Commons
package import Markup
package import Web

/// What became of one part of a practice between two of its texts.
package struct PartDifference: Encodable, Sendable, Equatable {
    package enum Outcome: String, Encodable, Sendable {
        case same, changed, added, removed

        package var textKey: String { "practices.difference.\(rawValue)" }
    }

    /// The name of the part; `toolkit` for the toolkit, which is one part.
    package let id: String
    /// Nil for the toolkit.
    package let kind: PartKind?
    let number: Int
    package let outcome: Outcome
    package let before: String?
    package let after: String?

    package static let toolkit = "toolkit"

    init(_ part: Part, before: String?, after: String?) {
        self.init(id: part.id, kind: part.kind, number: part.number, before: before, after: after)
    }

    init(id: String, kind: PartKind?, number: Int, before: String?, after: String?) {
        self.id = id
        self.kind = kind
        self.number = number
        self.before = before
        self.after = after
        outcome =
            switch (before, after) {
            case (nil, _): .added
            case (_, nil): .removed
            default: before == after ? .same : .changed
            }
    }

    /// « Principe 2 »
    package func label(_ texts: Texts) -> String {
        kind.map { texts($0.textKey, ["number": texts.number(number)]) } ?? texts("practices.part.toolkit")
    }

    /// Word by word what went and what came.
    package func words(_ texts: Texts) -> Markup {
        TextDifference(from: before ?? "", to: after ?? "").markup(texts)
    }
}

/// Everything that became of the parts of a practice between two of its texts, in the order of the later one; what was
/// left out comes last.
package struct CoreDifference: Sendable {
    package let parts: [PartDifference]

    package init(from old: PracticeContent, to new: PracticeContent) {
        let earlier = old.namingParts(before: new).parts
        let later = new.parts
        let before = Dictionary(earlier.map { ($0.id, $0.text) }) { first, _ in first }
        let after = Set(later.map(\.id))
        let gone = earlier.filter { !after.contains($0.id) }
        parts =
            later.map { PartDifference($0, before: before[$0.id], after: $0.text) }
            + gone.map { PartDifference($0, before: $0.text, after: nil) }
            + [Self.toolkit(from: old.toolkit, to: new.toolkit)].compactMap { $0 }
    }

    private static func toolkit(from old: String, to new: String) -> PartDifference? {
        guard !old.isEmpty || !new.isEmpty else { return nil }
        return PartDifference(
            id: PartDifference.toolkit, kind: nil, number: 1, before: old.isEmpty ? nil : old,
            after: new.isEmpty ? nil : new)
    }
}
