package import Web

/// What those whose name it is decide about a visit.
package struct LabelRuling: Sendable {
    let outcome: LabelRound.Outcome
    /// Markdown.
    let reason: String
    /// The numbers of the principles that a refusal names.
    let missing: [Int]
    /// The last day of what is granted.
    let until: CivilDate?

    package static func granting(until last: CivilDate, because reason: String) -> LabelRuling {
        LabelRuling(outcome: .granted, reason: reason, missing: [], until: last)
    }

    package static func refusing(for missing: [Int], because reason: String) -> LabelRuling {
        LabelRuling(outcome: .refused, reason: reason, missing: missing, until: nil)
    }
}
