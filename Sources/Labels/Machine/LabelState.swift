import Storage

/// Where the matter of a label stands. Whether a label that was granted still stands is another question, which the calendar
/// answers: see `LabelValidity`.
///
/// | state     | carriers                             | those whose name it is | those who visit             |
/// |-----------|--------------------------------------|------------------------|-----------------------------|
/// | asked     | take back → left                     | name → visiting        |                             |
/// | appealed  | take back → left                     | name others → visiting |                             |
/// | visiting  | take back → left                     | name in place of those who left | agree, leave, find; report → reported |
/// | reported  | take back → left                     | grant → granted; refuse → refused |                  |
/// | granted   | ask, once renewal is due → asked     | name, once renewal is due → visiting |               |
/// | refused   | ask → asked; answer → answered; appeal → appealed |           |                             |
/// | answered  | ask → asked; appeal → appealed       | name → visiting        |                             |
/// | withdrawn | ask → asked; answer → answered; appeal → appealed |           |                             |
/// | left      | ask → asked                          |                        |                             |
///
/// While a granted label stands, in whatever state: carriers give it back → left; those whose name it is withdraw it →
/// withdrawn.
package enum LabelState: String, Sendable, CaseIterable, Codable, SQLBindable, SQLDecodable {
    case asked, appealed, visiting, reported, granted, refused, answered, withdrawn, left

    /// What it becomes by an act; nil when the act has no place here.
    package func next(after act: LabelAct, while validity: LabelValidity) -> LabelState? {
        switch act {
        case .giveBack: return validity.stands ? .left : nil
        case .withdraw: return validity.stands ? .withdrawn : nil
        default: break
        }
        return switch (self, act) {
        case (.asked, .name), (.appealed, .name), (.visiting, .name), (.answered, .name): .visiting
        case (.visiting, .agree), (.visiting, .leave), (.visiting, .find): .visiting
        case (.visiting, .report): .reported
        case (.reported, .grant): .granted
        case (.reported, .refuse): .refused
        case (.granted, .ask): validity.isRenewable ? .asked : nil
        case (.granted, .name): validity.isRenewable ? .visiting : nil
        case (.refused, .ask), (.answered, .ask), (.withdrawn, .ask), (.left, .ask): .asked
        case (.refused, .answer), (.withdrawn, .answer): .answered
        case (.refused, .appeal), (.answered, .appeal), (.withdrawn, .appeal): .appealed
        case (.asked, .takeBack), (.appealed, .takeBack), (.visiting, .takeBack), (.reported, .takeBack): .left
        default: nil
        }
    }

    package var textKey: String { "labels.state.\(rawValue)" }

    /// Somebody's act is awaited, and there is a visit or a request for one.
    package var isOpen: Bool { self == .asked || self == .appealed || self == .visiting || self == .reported }
}
