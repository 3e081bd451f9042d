import Storage
import Web

/// The form by which somebody takes a step: which one, why, and for what is scheduled, when.
struct StepForm {
    var submission: Submission

    struct Told {
        let act: ArticleAct
        let note: String
        let due: Timestamp?
    }

    init(_ submission: Submission) { self.submission = submission }

    /// The step, or nil after noting what is wrong.
    ///
    /// - Parameter acts: those that are open to whoever asks.
    mutating func read(open acts: [ArticleAct], at now: Timestamp) -> Told? {
        let act = submission.choice("act", ArticleAct.self)
        let note = submission.text("note", 0...2_000)
        let day = submission.date("due")
        if let act, !acts.contains(act) { submission.refuse("act", "articles.step.closed") }
        if let act, act.needsNote, note.isEmpty { submission.refuse("note", "articles.step.needsNote") }
        let due = day.flatMap(Self.morning)
        if act == .schedule {
            if day == nil { submission.refuse("due", "web.field.empty") }
            if let day, due == nil || day.day == nil { submission.refuse("due", "articles.step.due.day") }
            if let due, due <= now { submission.refuse("due", "articles.step.due.past") }
        }
        guard submission.isValid, let act else { return nil }
        return Told(act: act, note: note, due: act == .schedule ? due : nil)
    }

    /// Six o'clock of a day, universal time. (Days from civil, Howard Hinnant, "chrono-Compatible Low-Level Date
    /// Algorithms".)
    static func morning(of date: CivilDate) -> Timestamp? {
        guard let month = date.month, let day = date.day else { return nil }
        let year = date.year - (month <= 2 ? 1 : 0)
        let era = year / 400
        let yearOfEra = year - era * 400
        let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
        let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
        return Timestamp(rawValue: 0).adding(days: era * 146_097 + dayOfEra - 719_468).adding(hours: 6)
    }
}
