import Commons
import Markup
import Storage
import Web

extension StudyForm {
    func page(_ place: FormPlace, _ screen: Screen) -> Page {
        var frame = FormFrame(place, submission, labels: "evidence.study")
        frame.note = "evidence.study.lead"
        (frame.save, frame.cancel) = ("evidence.form.save", "evidence.form.cancel")
        frame.otherwise = outcome.map { outcome in
            p(.class("lead"), .lang(outcome.language, on: screen.texts)) { outcome.question }
        }
        return frame.page(screen) { view in
            .group([whereAndWhen(view, place), designs(view), numbers(view, place), doubts(view)])
        }
    }

    private func whereAndWhen(_ view: FormView, _ place: FormPlace) -> Markup {
        let texts = view.texts
        let elsewhere = [("", texts("evidence.study.elsewhere"))]
        return .group([
            place.isNew ? view.select("replication", places.map { ($0.slug, $0.title) } + elsewhere) : .group([]),
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

    private func numbers(_ view: FormView, _ place: FormPlace) -> Markup {
        let texts = view.texts
        let shape = shape
        let own = FormView(submission, texts, labels: "evidence.number.\(shape.rawValue)")
        return .group([
            h2 { texts("evidence.study.numbers") },
            p(.class("note")) { texts("\(shape.textKey).meaning") },
            otherShapes(place, texts),
            input(.type("hidden"), .name("shape"), .value(shape.rawValue)),
            Markup.group(
                shape.names.map { own.line($0, isShort: true, attributes: [.inputmode("decimal")]) }),
        ])
    }

    /// The same form for numbers of another shape; what was typed of these is not kept.
    private func otherShapes(_ place: FormPlace, _ texts: Texts) -> Markup {
        let others = shapes.filter { $0 != shape }
        guard !others.isEmpty, place.isNew else { return .group([]) }
        return p(.class("note")) {
            texts("evidence.study.otherwise") + " "
            Markup.group(
                others.enumerated().map { index, other in
                    .group([
                        .text(index == 0 ? "" : ", "),
                        a(.href("\(place.path)/new?shape=\(other.rawValue)")) { texts(other.textKey) },
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
