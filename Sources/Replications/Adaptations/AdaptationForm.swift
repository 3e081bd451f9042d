import Commons
import Markup
import Practices
import Storage
import Web

/// The form by which carriers say what they changed: two sentences, then FRAME's questions, each explained on the spot.
struct AdaptationForm: ThingForm {
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

    mutating func read(for occasion: FormOccasion<AdaptationContent>, in tx: Transaction) -> AdaptationContent? {
        let old = occasion.changed?.content
        return read(of: old?.replication, language: occasion.language, changing: old)
    }

    /// The content, or nil after noting what is wrong. What it said before of parts that are no more may stay.
    ///
    /// - Parameter replication: nil only to learn which fields there are.
    mutating func read(
        of replication: Thing.ID?, language: String, changing old: AdaptationContent? = nil
    ) -> AdaptationContent? {
        let title = submission.line("title", 2...120)
        let what = submission.text("what", 1...5_000)
        let why = submission.text("why", 0...5_000)
        let date = submission.date("date")?.rawValue ?? ""
        let changes = submission.partChanges(of: parts, besides: old?.parts ?? [])
        let answers = readAnswers()
        guard submission.isValid, let replication else { return nil }
        var content = AdaptationContent(title: title, language: language, replication: replication)
        (content.what, content.why, content.date) = (what, why, date)
        (content.parts, content.answers) = (changes, answers)
        return content
    }

    private mutating func readAnswers() -> [FrameFacet: [String]] {
        var answers: [FrameFacet: [String]] = [:]
        for facet in FrameFacet.allCases {
            let chosen = submission.terms(facet.rawValue, of: facet.scheme, in: vocabulary)
            if !facet.takesMany && chosen.count > 1 { submission.refuse(facet.rawValue, "replications.frame.one") }
            answers[facet] = chosen.isEmpty ? nil : chosen
        }
        return answers
    }

    func page(_ place: FormPlace, _ screen: Screen) -> Page { page(place, about: place.changed, screen) }

    func page(_ place: FormPlace, about thing: Thing?, _ screen: Screen) -> Page {
        var frame = FormFrame(place, submission, labels: "replications.adaptation")
        frame.about = thing
        frame.lead = "replications.adaptation.lead"
        frame.note = "replications.adaptation.note"
        frame.cancel = "replications.form.cancel"
        return frame.page(screen) { view in
            .group([
                told(view),
                parts.view(view),
                earlier,
                h2 { view.texts("replications.adaptation.frame") },
                p(.class("note")) { view.texts("replications.adaptation.frame.source") },
                Markup.group(FrameFacet.allCases.map { question($0, view.texts) }),
            ])
        }
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
}
