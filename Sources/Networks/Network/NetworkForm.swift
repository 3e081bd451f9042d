import Commons
import Markup
import Storage
import Web

/// The form that makes or changes a network.
struct NetworkForm: Sendable {
    var submission: Submission

    init(_ submission: Submission) { self.submission = submission }

    init(editing content: NetworkContent, of thing: Thing) {
        submission = Submission([
            "title": content.title, "summary": content.summary, "kind": content.kind.rawValue,
            "website": content.website ?? "", "contact": content.contact, "description": content.description,
            "revision": "\(thing.revision)",
        ])
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

    func page(to path: String, titleKey: String, backTo back: String, _ screen: Screen) -> Page {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "networks.form")
        return Page(texts(titleKey)) {
            section(.class("section")) {
                header(.class("head")) { h1 { texts(titleKey) } }
                isNew
                    ? screen.creatingForm(to: path, proposing: submission.shown(Screen.onceField)) {
                        fields(view, backTo: back)
                    }
                    : screen.form(to: path) { fields(view, backTo: back) }
            }
        }
    }

    private var isNew: Bool { submission.shown("revision").isEmpty }

    private func fields(_ view: FormView, backTo back: String) -> Markup {
        let texts = view.texts
        let kinds = NetworkKind.allCases.map { (value: $0.rawValue, label: texts($0.textKey)) }
        return .group([
            isNew ? p(.class("note")) { texts("networks.form.note") } : .group([]),
            view.errors,
            view.line("title"),
            view.select("kind", kinds),
            view.area("summary", rows: 2, optional: true),
            view.line("website", type: "url", optional: true),
            view.line("contact", optional: true),
            view.area("description", optional: true),
            isNew ? .group([]) : revising(view),
            div(.class("actions")) {
                button(.class("button main")) { texts("networks.form.save") }
                a(.href(back)) { texts("networks.form.cancel") }
            },
        ])
    }

    private func revising(_ view: FormView) -> Markup {
        .group([
            input(.type("hidden"), .name("revision"), .value(submission.shown("revision"))),
            view.line("reason", optional: true),
        ])
    }
}
