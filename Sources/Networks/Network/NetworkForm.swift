import Commons
import Markup
import Storage
import Web

/// The form that makes or changes a network.
struct NetworkForm: ThingForm {
    var submission: Submission

    init(_ submission: Submission) { self.submission = submission }

    init(editing content: NetworkContent, of thing: Thing) {
        submission = Submission([
            "title": content.title, "summary": content.summary, "kind": content.kind.rawValue,
            "website": content.website ?? "", "contact": content.contact, "description": content.description,
            "revision": "\(thing.revision)",
        ])
    }

    mutating func read(for occasion: FormOccasion<NetworkContent>, in tx: Transaction) -> NetworkContent? {
        read(language: occasion.language)
    }

    /// The content, or nil after noting what is wrong.
    mutating func read(language: String) -> NetworkContent? {
        let title = submission.line("title", 2...120)
        let kind = submission.choice("kind", NetworkKind.self)
        let summary = submission.line("summary", 0...300)
        let website = submission.link("website")
        let contact = submission.line("contact", 0...200)
        let description = submission.text("description")
        guard submission.isValid, let kind else { return nil }
        return NetworkContent(
            title: title, summary: summary, language: language, kind: kind, website: website, contact: contact,
            description: description)
    }

    func page(_ place: FormPlace, _ screen: Screen) -> Page {
        let texts = screen.texts
        let kinds = NetworkKind.allCases.map { (value: $0.rawValue, label: texts($0.textKey)) }
        var frame = FormFrame(place, submission, labels: "networks.form")
        frame.note = place.isNew ? "networks.form.note" : nil
        return frame.page(screen) { view in
            .group([
                view.line("title"),
                view.select("kind", kinds),
                view.area("summary", rows: 2, optional: true),
                view.line("website", type: "url", optional: true),
                view.line("contact", optional: true),
                view.area("description", optional: true),
            ])
        }
    }
}
