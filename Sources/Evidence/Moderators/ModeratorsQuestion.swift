import Web

/// What is put beside the effects: one thing, or two together.
struct ModeratorsQuestion: Sendable {
    private(set) var submission: Submission
    /// Nil where nothing was chosen.
    let first: StudyModerator?
    let second: StudyModerator?

    init(_ query: Submission) {
        var form = query
        first = form.choiceIfAny("by", StudyModerator.self)
        second = form.choiceIfAny("and", StudyModerator.self)
        if let first, first == second { form.refuse("and", "evidence.moderators.and.same") }
        submission = form
    }

    /// Shows what was chosen for whoever did not choose.
    mutating func show(_ moderators: [StudyModerator]) {
        guard first == nil, second == nil, submission.isValid else { return }
        submission.set("by", moderators.prefix(1).map(\.rawValue))
    }

    static func query(_ moderators: [StudyModerator]) -> String {
        zip(["by", "and"], moderators).map { "\($0)=\($1.rawValue)" }.joined(separator: "&")
    }
}
