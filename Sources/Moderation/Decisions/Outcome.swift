import Storage

/// How a case ends.
enum Outcome: String, Sendable, Codable, CaseIterable, SQLBindable, SQLDecodable {
    case noAction
    /// The keepers are asked to change something by a date.
    case change
    case withdrawal
    /// Of an account.
    case suspension
    /// A first contribution is shown.
    case release
    /// A first contribution is not shown as it is.
    case refusal

    /// What a report can end with.
    static let ofReports: [Outcome] = [.noAction, .change, .withdrawal, .suspension]
    /// What a first reading can end with.
    static let ofFirstReadings: [Outcome] = [.release, .refusal]

    /// It takes something from somebody, so it names the law or the rule that was broken.
    var restricts: Bool { self != .noAction && self != .release }

    /// It may have a day on which something happens by itself: the page is looked at again, or shown again.
    var mayEnd: Bool { self == .change || self == .withdrawal }

    var textKey: String { "moderation.outcome.\(rawValue)" }
}
