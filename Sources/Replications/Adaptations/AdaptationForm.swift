import Commons
import Markup
import Practices
import Storage
import Web

/// The form by which carriers say what they changed: two sentences, then FRAME's questions, each explained on the spot.
struct AdaptationForm: Sendable {
    var submission: Submission
    let vocabulary: Vocabulary
    let parts: PartChoices

    init(_ submission: Submission, _ vocabulary: Vocabulary, _ parts: PartChoices) {
        self.submission = submission
        self.vocabulary = vocabulary
        self.parts = parts
    }

    init(editing content: AdaptationContent, of thing: Thing, _ vocabulary: Vocabulary, _ parts: PartChoices) {
        var form = Submission([
            "title": content.title, "what": content.what, "why": content.why, "date": content.date,
            "revision": "\(thing.revision)",
        ])
        for (facet, answers) in content.answers { form.set(facet.rawValue, answers) }
        form.set("parts", content.parts.map(\.text))
        self.init(form, vocabulary, parts)
    }

    /// The content, or nil after noting what is wrong. What it said before of parts that are no more may stay.
    mutating func read(
        of replication: Thing.ID, language: String, changing old: AdaptationContent? = nil
    ) -> AdaptationContent? {
        var content = AdaptationContent(title: "", language: language, replication: replication)
        content.title = submission.line("title", 2...120)
        content.what = submission.text("what", 1...5_000)
        content.why = submission.text("why", 0...5_000)
        content.date = submission.date("date")?.rawValue ?? ""
        content.parts = submission.partChanges(of: parts, besides: old?.parts ?? [])
        for facet in FrameFacet.allCases {
            let chosen = submission.terms(facet.rawValue, of: facet.scheme, in: vocabulary)
            if !facet.takesMany && chosen.count > 1 { submission.refuse(facet.rawValue, "replications.frame.one") }
            content.answers[facet] = chosen.isEmpty ? nil : chosen
        }
        return submission.isValid ? content : nil
    }

    func page(titleKey: String, to path: String, about thing: Thing, _ screen: Screen) -> Page {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "replications.adaptation")
        return Page(texts(titleKey)) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(thing.path)) { thing.title } }
                    h1 { texts(titleKey) }
                    p(.class("lead")) { texts("replications.adaptation.lead") }
                }
                submission.shown("revision").isEmpty
                    ? screen.creatingForm(to: path, proposing: submission.shown(Screen.onceField)) {
                        fields(view, back: thing.path)
                    }
                    : screen.form(to: path) { fields(view, back: thing.path) }
            }
        }
    }

    private func fields(_ view: FormView, back: String) -> Markup {
        let texts = view.texts
        return .group([
            p(.class("note")) { texts("replications.adaptation.note") },
            view.errors,
            told(view),
            parts.view(view),
            earlier,
            h2 { texts("replications.adaptation.frame") },
            p(.class("note")) { texts("replications.adaptation.frame.source") },
            Markup.group(FrameFacet.allCases.map { question($0, texts) }),
            end(view, back: back),
        ])
    }

    private func told(_ view: FormView) -> Markup {
        .group([
            view.line("title"), view.area("what", rows: 4), view.area("why", rows: 4, optional: true),
            view.line("date", optional: true, isShort: true),
        ])
    }

    /// What it said of parts that the practice no longer has goes with the form.
    private var earlier: Markup {
        let known = Set(parts.parts.map(\.id))
        let said = submission.shownAll("parts").compactMap { PartChange(text: $0) }
        return .group(
            said.filter { !known.contains($0.part) }.map { input(.type("hidden"), .name("parts"), .value($0.text)) })
    }

    private func question(_ facet: FrameFacet, _ texts: Texts) -> Markup {
        let language = texts.language
        let view = FormView(submission, texts, labels: "replications.frame")
        let question = vocabulary.label("\(facet.rawValue)-question", of: "frame", in: language)
        let terms = vocabulary.terms(of: facet.scheme)
        let choices = terms.map {
            FormView.Choice($0.key, $0.label(in: language), hint: $0.explanation(in: language))
        }
        return details(.open(!submission.shownAll(facet.rawValue).isEmpty)) {
            summary { question }
            facet.takesMany ? view.manyChoices(facet.rawValue, choices) : view.choices(facet.rawValue, choices)
        }
    }

    private func end(_ view: FormView, back: String) -> Markup {
        let texts = view.texts
        let revision = submission.shown("revision")
        return .group([
            revision.isEmpty
                ? .group([])
                : .group([
                    input(.type("hidden"), .name("revision"), .value(revision)), view.line("reason", optional: true),
                ]),
            div(.class("actions")) {
                button(.class("button main")) { texts("replications.adaptation.save") }
                a(.href(back)) { texts("replications.form.cancel") }
            },
        ])
    }
}
