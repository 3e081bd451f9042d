import Commons
import Markup
import Storage
import Web

/// The form by which carriers complete what was told of a step.
struct StepForm: Sendable {
    var submission: Submission
    let thing: Thing
    let number: Int
    let step: StateChange
    /// How many times it was told otherwise.
    let version: Int

    init(_ submission: Submission?, of thing: Thing, step number: Int, in tx: Transaction) throws {
        let steps = try StateChange.all(of: thing.id, in: tx)
        guard steps.indices.contains(number - 1) else { throw AppError.missing }
        self.thing = thing
        self.number = number
        step = steps[number - 1]
        version = try StepVersion.all(of: thing.id, step: number, in: tx).count
        self.submission = submission ?? Self.present(step, version)
    }

    private static func present(_ step: StateChange, _ version: Int) -> Submission {
        var form = Submission(["reason": step.reason, "lessons": step.lessons, "version": "\(version)"])
        let ending = step.ending ?? Ending()
        for (name, path) in Ending.questions { form.set(name, [ending[keyPath: path]]) }
        return form
    }

    /// What is asked, whatever the step.
    struct Answers {
        let reason: String
        let lessons: String
        let ending: Ending
        let version: Int?

        init(_ submission: inout Submission) {
            reason = submission.text("reason", 0...5_000)
            lessons = submission.text("lessons", 0...10_000)
            ending = Ending(&submission)
            version = submission.integer("version", 0...StepVersion.mostVersions)
        }
    }

    /// The step as it is told from now on, or nil after noting what is wrong.
    mutating func read() -> StateChange? {
        let answers = Answers(&submission)
        guard submission.isValid else { return nil }
        if version >= StepVersion.mostVersions { submission.refuse("reason", "replications.step.often") }
        if let seen = answers.version, seen != version { refuseLate() }
        return submission.isValid ? step.telling(answers.reason, lessons: answers.lessons, answers.ending) : nil
    }

    /// Somebody told it otherwise meanwhile: what was written is shown over what holds now.
    mutating func refuseLate() {
        submission.set("version", ["\(version)"])
        submission.refuse("version", "replications.step.meanwhile", [Submission.Problem.pathValue: path])
    }

    var path: String { "\(thing.path)/states/\(number)" }

    var isLate: Bool { submission.problems["version"] != nil }

    func page(_ screen: Screen) -> Page {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "replications.states")
        return Page(texts("replications.step.complete")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(path), .lang(thing.language, on: texts)) { thing.title } }
                    h1 { texts("replications.step.complete") }
                    p(.class("lead")) { texts("replications.step.complete.lead") }
                    p { stateMark(step.state.mark, texts(step.state.textKey)) }
                }
                screen.form(to: "\(path)/revisions") {
                    view.errors
                    input(.type("hidden"), .id("version"), .name("version"), .value(submission.shown("version")))
                    view.area("reason", rows: 4, optional: true)
                    view.area("lessons", rows: 6, optional: true)
                    if step.state.isHalt { StateForm.questions(view) }
                    div(.class("actions")) {
                        button(.class("button main")) { texts("replications.form.save") }
                        a(.href(path)) { texts("replications.form.cancel") }
                    }
                }
            }
        }
    }
}
