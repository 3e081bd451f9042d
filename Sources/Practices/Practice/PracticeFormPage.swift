import Commons
import Markup
import Web

/// How the form is drawn: short parts, each with a word on what it is for.
struct PracticeFormPage {
    let form: PracticeForm

    func page(_ place: FormPlace, _ screen: Screen) -> Page {
        let texts = screen.texts
        var frame = FormFrame(place, form.submission, labels: "practices.form")
        frame.lead = "practices.form.lead"
        frame.note = "practices.form.note"
        frame.scripts = ["typeahead"]
        return frame.page(screen) { view in
            .group([what(view, texts), charter(view, texts), resources(view, texts), finding(view, texts)])
        }
    }

    private func what(_ view: FormView, _ texts: Texts) -> Markup {
        .group([
            view.line("title"),
            view.area("summary", rows: 2, optional: true),
            view.select("language", Language.allCases.map { ($0.rawValue, $0.name) }),
            view.area("need", optional: true),
            view.area("action", rows: 8, optional: true),
        ])
    }

    private func charter(_ view: FormView, _ texts: Texts) -> Markup {
        .group([
            h2 { texts("practices.form.charter") },
            lines("principles", of: .principle, blank: PracticeContent.mostPrinciples, view),
            view.area("core", optional: true),
            lines("functions", of: .function, blank: 3, view),
            lines("forms", of: .form, blank: 3, view),
            view.area("free", optional: true),
            view.area("toolkit", optional: true),
        ])
    }

    /// What was typed, and some empty lines for more: without a script, saving shows new ones.
    private func lines(_ name: String, of kind: PartKind, blank: Int, _ view: FormView) -> Markup {
        let given = form.submission.shownAll(name).filter { !$0.isEmpty }
        let more = min(blank, max(0, kind.most - given.count))
        return view.lines(name, given + Array(repeating: "", count: more), numbered: kind.textKey)
    }

    private func resources(_ view: FormView, _ texts: Texts) -> Markup {
        .group([
            h2 { texts("practices.takes") },
            view.line("people", optional: true),
            view.line("money", optional: true),
            view.line("time", optional: true),
            view.line("premises", optional: true),
            view.area("known", optional: true),
        ])
    }

    private func finding(_ view: FormView, _ texts: Texts) -> Markup {
        .group([
            h2 { texts("practices.form.finding") },
            view.ticks("needs", choices("need", texts)),
            view.ticks("publics", choices("public", texts)),
            view.ticks("themes", choices("theme", texts)),
            view.line("since", optional: true, isShort: true),
            view.line(
                "steward", optional: true,
                attributes: [
                    Attribute("data-suggest", "/organizations/suggestions"),
                    Attribute("data-suggest-some", texts("practices.form.steward.some")),
                    Attribute("data-suggest-none", texts("practices.form.steward.none")),
                ]),
        ])
    }

    private func choices(_ scheme: String, _ texts: Texts) -> [FormView.Choice] {
        form.vocabulary.terms(of: scheme).map { FormView.Choice($0.key, $0.label(in: texts.language)) }
    }
}
