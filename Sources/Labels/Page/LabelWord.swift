import Markup
import Web

/// An act about a label that takes nothing but words: a small form on the label's page.
struct LabelWord: Sendable {
    let act: LabelAct
    /// The end of the address that it is sent to.
    let folder: String
    let access: Access
    /// How long the words are.
    let length: ClosedRange<Int>

    static let all = [
        LabelWord(act: .ask, folder: "requests", access: .carrier, length: 0...5_000),
        LabelWord(act: .answer, folder: "answers", access: .carrier, length: 10...5_000),
        LabelWord(act: .appeal, folder: "appeals", access: .carrier, length: 10...5_000),
        LabelWord(act: .takeBack, folder: "retractions", access: .carrier, length: 0...1_000),
        LabelWord(act: .giveBack, folder: "returns", access: .carrier, length: 0...1_000),
        LabelWord(act: .report, folder: "reports", access: .contributor, length: 0...5_000),
        LabelWord(act: .leave, folder: "departures", access: .contributor, length: 0...1_000),
        LabelWord(act: .withdraw, folder: "withdrawals", access: .steward, length: 10...5_000),
    ]

    func read(_ submission: inout Submission) -> String { submission.text(act.rawValue, length) }

    /// Folded, but where it has to be looked at again.
    func form(of label: Label, _ submission: Submission, _ screen: Screen) -> Markup {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "labels.word")
        let isWrong = submission.problems[act.rawValue] != nil
        return details(.open(isWrong)) {
            summary { texts("labels.act.\(act.rawValue)") }
            screen.form(to: "\(label.path)/\(folder)") {
                if isWrong { view.errors }
                view.area(act.rawValue, rows: 4, optional: length.lowerBound == 0)
                div(.class("actions")) { button(.class("button")) { texts("labels.act.\(act.rawValue)") } }
            }
        }
    }
}
