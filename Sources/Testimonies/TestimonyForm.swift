import Commons
import Markup
import Storage
import Web

/// The form that brings what somebody said, with their consent.
struct TestimonyForm: ThingForm {
    var submission: Submission

    init(_ submission: Submission) { self.submission = submission }

    init(editing content: TestimonyContent, of thing: Thing) {
        submission = Submission([
            "title": content.title, "speaker": content.speaker, "date": content.date, "words": content.words,
            "consent": content.consent.rawValue, "agreed": "yes", "language": content.language,
            "revision": "\(thing.revision)",
        ])
    }

    mutating func read(for occasion: FormOccasion<TestimonyContent>, in tx: Transaction) throws -> TestimonyContent? {
        let old = occasion.changed?.content
        let title = submission.line("title", 2...120)
        let speaker = submission.line("speaker", 2...120)
        let words = submission.text("words", 1...20_000)
        let language = submission.choice("language", Language.self)
        let date = submission.date("date")?.rawValue ?? ""
        let consent = submission.choice("consent", TestimonyContent.Consent.self)
        if !submission.isChecked("agreed") { submission.refuse("agreed", "testimonies.agreed.missing") }
        guard submission.isValid, let consent, let language, let place = old?.replication ?? occasion.above else {
            return nil
        }
        return TestimonyContent(
            title: title, language: language.rawValue, replication: place, speaker: speaker,
            date: date, words: words, consent: consent)
    }

    func page(_ place: FormPlace, _ screen: Screen) -> Page {
        var frame = FormFrame(place, submission, labels: "testimonies.form")
        frame.lead = "testimonies.form.lead"
        return frame.page(screen, fields: fields)
    }

    private func fields(_ view: FormView) -> Markup {
        let texts = view.texts
        let consents = TestimonyContent.Consent.allCases.map { FormView.Choice($0.rawValue, texts($0.textKey)) }
        return .group([
            view.line("title"), view.line("speaker"), view.area("words", rows: 10),
            view.select("language", Language.allCases.map { ($0.rawValue, $0.name) }),
            view.line("date", optional: true, isShort: true), view.choices("consent", consents),
            view.ticks("agreed", [FormView.Choice("yes", texts("testimonies.agreed.yes"))]),
        ])
    }
}
