import Cartography
import Commons
import Markup
import Organizations
import Practices
import Storage
import Territories
import Web

/// One question of the way to a new replication.
struct StartPage: Sendable {
    let form: StartForm
    /// To choose from, at the first step.
    let practices: [ToldPractice]

    func page(_ screen: Screen) -> Page {
        let texts = screen.texts
        let number = (StartForm.Step.allCases.firstIndex(of: form.step) ?? 0) + 1
        let total = StartForm.Step.allCases.count
        var page = Page(texts("replications.start"), scripts: ["typeahead"]) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("note")) {
                        texts("replications.start.step", ["number": "\(number)", "total": "\(total)"])
                    }
                    h1 { texts("replications.start.\(form.step.rawValue)") }
                    steps(texts)
                }
                question(screen)
            }
        }
        page.isIndexed = false
        return page
    }

    private func steps(_ texts: Texts) -> Markup {
        let present = StartForm.Step.allCases.firstIndex(of: form.step) ?? 0
        return ol(.class("steps")) {
            Markup.group(
                StartForm.Step.allCases.enumerated().map { index, step in
                    li(
                        .optional("class", index < present ? "done" : nil),
                        .optional("aria-current", index == present ? "step" : nil)
                    ) {
                        span { texts("replications.start.short.\(step.rawValue)") }
                    }
                })
        }
    }

    private func question(_ screen: Screen) -> Markup {
        switch form.step {
        case .practice: practiceQuestion(screen.texts)
        case .territory: territoryQuestion(screen.texts)
        case .carriers: carrierQuestion(screen.texts)
        case .state: stateQuestion(screen)
        }
    }

    private func practiceQuestion(_ texts: Texts) -> Markup {
        let view = FormView(form.submission, texts, labels: "replications.start")
        return .group([
            form.place == nil ? .group([]) : answered(texts),
            view.errors,
            element("form", .class("form"), .method("get"), .action("/replications/new")) {
                hidden(["territory", "territory-id", "parents"])
                view.line("q", type: "search", autocomplete: "off")
                button(.class("button")) { texts("replications.start.search") }
            },
            practices.isEmpty ? p { texts("replications.start.noPractice") } : .group([]),
            ul(.class("entries plain")) {
                Markup.group(
                    practices.map { practice in
                        li(.lang(practice.language, on: texts)) {
                            h2 { a(.href(beginning(of: practice))) { practice.title } }
                            p { practice.summary }
                        }
                    })
            },
            p { a(.href("/practices/new")) { texts("replications.start.ownPractice") } },
        ])
    }

    /// The next question, with the territory if it is known already.
    private func beginning(of practice: ToldPractice) -> String {
        let path = "/replications/new?practice=\(practice.thing.slug)"
        return form.place.map { "\(path)&territory-id=\($0.territory.id)" } ?? path
    }

    private func territoryQuestion(_ texts: Texts) -> Markup {
        let view = FormView(form.submission, texts, labels: "replications.start")
        return next(texts, kept: ["practice", "parents"]) {
            view.errors
            form.territory.view(view, optional: false)
        }
    }

    private func carrierQuestion(_ texts: Texts) -> Markup {
        let view = FormView(form.submission, texts, labels: "replications.start")
        let kinds = OrganizationKind.allCases.map { (value: $0.rawValue, label: texts($0.textKey)) }
        return next(texts, kept: ["practice", "parents", "territory", "territory-id"]) {
            view.errors
            view.line(
                "carrier", optional: true,
                attributes: [
                    Attribute("data-suggest", "/organizations/suggestions"),
                    Attribute("data-suggest-into", "carrier-id"),
                    Attribute("data-suggest-some", texts("replications.start.carrier.some")),
                    Attribute("data-suggest-none", texts("replications.start.carrier.none")),
                ])
            namesakes(texts)
            view.select("carrier-kind", kinds, optional: true)
        }
    }

    private func namesakes(_ texts: Texts) -> Markup {
        guard !form.namesakes.isEmpty else {
            return input(
                .type("hidden"), .id("carrier-id"), .name("carrier-id"), .value(form.submission.shown("carrier-id")))
        }
        let another = (StartForm.another, texts("replications.start.carrier.another"))
        let known = form.namesakes.map { ($0.thing.id.rawValue, $0.thing.title) }
        let hints = form.namesakes.map { one in
            [one.place(in: texts.language), texts(one.kind.textKey)].compactMap { $0 }.joined(separator: " · ")
        }
        return fieldset(.class("field")) {
            legend { texts("replications.start.carrier.which") }
            Markup.group(
                zip(known + [another], hints + [texts("replications.start.carrier.another.hint")]).map { one, hint in
                    label(.class("choice")) {
                        input(
                            .type("radio"), .name("carrier-id"), .value(one.0),
                            .checked(form.submission.shown("carrier-id") == one.0))
                        span {
                            strong { one.1 }
                            span(.class("hint")) { hint }
                        }
                    }
                })
        }
    }

    private func stateQuestion(_ screen: Screen) -> Markup {
        let texts = screen.texts
        let view = FormView(titled(texts), texts, labels: "replications.start")
        let choices = ReplicationState.first.map { state in
            FormView.Choice(state.rawValue, texts(state.textKey), hint: texts(state.hintKey), mark: state.mark.markup)
        }
        return screen.creatingForm(to: "/replications", proposing: form.submission.shown(Screen.onceField)) {
            answered(texts)
            view.errors
            hidden(["practice", "territory", "territory-id", "carrier", "carrier-id", "carrier-kind"])
            view.choices("state", choices)
            view.line("since", optional: true, isShort: true)
            view.line("title")
            view.area("summary", rows: 2, optional: true)
            view.area("parents", rows: 2, optional: true)
            div(.class("actions")) { button(.class("button main")) { texts("replications.start.done") } }
        }
    }

    /// A name is proposed; it can be changed.
    private func titled(_ texts: Texts) -> Submission {
        var submission = form.submission
        if submission.fields["title"] == nil, let practice = form.practice, let place = form.place {
            submission.set(
                "title",
                [
                    texts(
                        "replications.start.proposal",
                        ["practice": practice.title, "place": place.name])
                ])
        }
        if submission.fields["state"] == nil { submission.set("state", [ReplicationState.preparing.rawValue]) }
        return submission
    }

    private func answered(_ texts: Texts) -> Markup {
        dl(.class("facts across")) {
            if let practice = form.practice {
                fact(texts("replications.start.short.practice")) {
                    span(.lang(practice.language, on: texts)) { practice.title }
                }
            }
            if let place = form.place { fact(texts("replications.start.short.territory")) { place.label } }
            if let carrier = form.carrier {
                let place = carrier.place(in: texts.language).map { " (\($0))" } ?? ""
                fact(texts("replications.start.short.carriers")) { carrier.thing.title + place }
            } else if let name = form.newCarrier?.name {
                fact(texts("replications.start.short.carriers")) { name }
            }
        }
    }

    private func next(_ texts: Texts, kept: [String], @MarkupBuilder content: () -> Markup) -> Markup {
        element("form", .class("form"), .method("get"), .action("/replications/new"), .novalidate(true)) {
            answered(texts)
            hidden(kept)
            content()
            div(.class("actions")) {
                button(.class("button main")) { texts("replications.start.next") }
                a(.href("/")) { texts("replications.form.cancel") }
            }
        }
    }

    private func hidden(_ names: [String]) -> Markup {
        .group(
            names.compactMap { name in
                form.submission.fields[name].map { values in
                    input(.type("hidden"), .name(name), .value(values.first ?? ""))
                }
            })
    }
}
