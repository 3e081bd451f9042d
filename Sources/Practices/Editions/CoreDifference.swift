/// A text of a practice that editions are compared by, besides its charter, functions and forms.
struct CoreText: Sendable {
    let name: String
    let labelKey: String
    let path: any KeyPath<PracticeContent, String> & Sendable

    private init(_ name: String, _ labelKey: String, _ path: any KeyPath<PracticeContent, String> & Sendable) {
        self.name = name
        self.labelKey = labelKey
        self.path = path
    }

    /// Those that ask something of a place: each is answered by itself.
    static let asked = [
        CoreText("core", "practices.part.core", \.core), CoreText("action", "practices.part.action", \.action),
        CoreText("toolkit", "practices.part.toolkit", \.toolkit),
    ]

    /// Those that are told only: nobody has to follow what is known, or why the practice is there.
    static let told = [
        CoreText("title", "practices.form.title", \.title), CoreText("summary", "practices.form.summary", \.summary),
        CoreText("need", "practices.part.need", \.need), CoreText("free", "practices.part.free", \.free),
        CoreText("people", "practices.takes.people", \.people), CoreText("money", "practices.takes.money", \.money),
        CoreText("time", "practices.takes.time", \.time), CoreText("premises", "practices.takes.premises", \.premises),
        CoreText("known", "practices.part.known", \.known),
    ]
}

/// Everything that became of a practice between two of its texts, in the order of the later one; what was left out of its
/// lists comes last among them.
package struct CoreDifference: Sendable {
    /// What a place may take up, adapt or leave.
    package let parts: [PartDifference]
    /// What else was rewritten.
    package let texts: [PartDifference]

    package init(from old: PracticeContent, to new: PracticeContent) {
        let earlier = old.namingParts(before: new).parts
        let later = new.parts
        let before = Dictionary(earlier.map { ($0.id, $0.text) }) { first, _ in first }
        let after = Set(later.map(\.id))
        let gone = earlier.filter { !after.contains($0.id) }
        parts =
            later.map { PartDifference($0, before: before[$0.id], after: $0.text) }
            + gone.map { PartDifference($0, before: $0.text, after: nil) }
            + CoreText.asked.compactMap { PartDifference($0, from: old, to: new) }
        texts = CoreText.told.compactMap { PartDifference($0, from: old, to: new) }.filter { $0.outcome != .same }
    }
}
