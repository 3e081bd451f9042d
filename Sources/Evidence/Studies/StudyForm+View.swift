import Commons
import Markup
import Storage
import Web

extension StudyForm {
    func page(titleKey: String, to path: String, about outcome: Thing, _ screen: Screen) -> Page {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "evidence.study")
        return Page(texts(titleKey)) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(outcome.path), .lang(outcome.language, on: texts)) { outcome.title } }
                    h1 { texts(titleKey) }
                    p(.class("lead"), .lang(outcome.language, on: texts)) { self.outcome.question }
                    p(.class("note")) { texts("evidence.study.lead") }
                }
                submission.shown("revision").isEmpty
                    ? screen.creatingForm(to: path, proposing: submission.shown(Screen.onceField)) {
                        fields(view, of: outcome)
                    }
                    : screen.form(to: path) { fields(view, of: outcome) }
            }
        }
    }

    private func fields(_ view: FormView, of outcome: Thing) -> Markup {
        .group([
            view.errors, whereAndWhen(view), designs(view), numbers(view, of: outcome), doubts(view),
            view.revising(back: outcome.path),
        ])
    }

    private func whereAndWhen(_ view: FormView) -> Markup {
        let texts = view.texts
        let elsewhere = [("", texts("evidence.study.elsewhere"))]
        let isNew = submission.shown("revision").isEmpty
        return .group([
            isNew ? view.select("replication", places.map { ($0.slug, $0.title) } + elsewhere) : .group([]),
            view.line("title"), view.line("date", optional: true, isShort: true),
            details(.open(!submission.shown("citation").isEmpty || submission.problems["citation"] != nil)) {
                summary { texts("evidence.study.published") }
                view.area("citation", rows: 2, optional: true)
                view.line("link", type: "url", optional: true)
                view.line("place", optional: true)
            },
        ])
    }

    private func designs(_ view: FormView) -> Markup {
        let choices = StudyDesign.allCases.map {
            FormView.Choice($0.rawValue, view.texts($0.textKey), hint: view.texts("\($0.textKey).meaning"))
        }
        return view.choices("design", choices)
    }

    private func numbers(_ view: FormView, of outcome: Thing) -> Markup {
        let texts = view.texts
        let shape = shape
        let own = FormView(submission, texts, labels: "evidence.number.\(shape.rawValue)")
        return .group([
            h2 { texts("evidence.study.numbers") },
            p(.class("note")) { texts("\(shape.textKey).meaning") },
            otherShapes(of: outcome, texts),
            input(.type("hidden"), .name("shape"), .value(shape.rawValue)),
            Markup.group(
                shape.names.map { own.line($0, isShort: true, attributes: [.inputmode("decimal")]) }),
        ])
    }

    /// The same form for numbers of another shape; what was typed of these is not kept.
    private func otherShapes(of outcome: Thing, _ texts: Texts) -> Markup {
        let others = self.outcome.measure.shapes.filter { $0 != shape }
        guard !others.isEmpty, submission.shown("revision").isEmpty else { return .group([]) }
        return p(.class("note")) {
            texts("evidence.study.otherwise") + " "
            Markup.group(
                others.enumerated().map { index, other in
                    .group([
                        .text(index == 0 ? "" : ", "),
                        a(.href("\(outcome.path)/studies/new?shape=\(other.rawValue)")) { texts(other.textKey) },
                    ])
                })
        }
    }

    private func doubts(_ view: FormView) -> Markup {
        let texts = view.texts
        let judgements = BiasJudgement.allCases.map { ($0.rawValue, texts($0.textKey)) }
        let biases = FormView(submission, texts, labels: "evidence.bias")
        return .group([
            h2 { texts("evidence.study.trust") },
            view.area("method", rows: 4, optional: true),
            view.ticks("independent", [FormView.Choice("on", texts("evidence.study.independent.yes"))]),
            details(.open(BiasDomain.allCases.contains { !submission.shown($0.rawValue).isEmpty })) {
                summary { texts("evidence.study.biases.ask") }
                Markup.group(
                    BiasDomain.allCases.map { biases.select($0.rawValue, judgements, optional: true) })
            },
            view.area("doubts", rows: 3, optional: true),
        ])
    }
}
