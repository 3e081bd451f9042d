import Commons
import Markup
package import Storage
package import Territories
package import Web

/// The form that makes or changes an organization.
package struct OrganizationForm: Sendable {
    package var submission: Submission
    package var territory = TerritoryChoice()

    package init(_ submission: Submission) { self.submission = submission }

    init(editing content: OrganizationContent, of thing: Thing, in tx: Transaction) throws {
        submission = Submission([
            "title": content.title, "summary": content.summary, "kind": content.kind.rawValue,
            "website": content.website ?? "", "description": content.description, "revision": "\(thing.revision)",
        ])
        try territory.show(content.territory, in: &submission, tx)
    }

    /// The content, or nil after noting what is wrong.
    package mutating func read(language: String, in tx: Transaction) throws -> OrganizationContent? {
        let title = submission.line("title", 2...120)
        let kind = submission.choice("kind", OrganizationKind.self)
        let summary = submission.line("summary", 0...300)
        let place = try territory.read(&submission, isRequired: false, in: tx)
        let website = submission.link("website")
        let description = submission.text("description")
        guard submission.isValid, let kind else { return nil }
        return OrganizationContent(
            title: title, summary: summary, language: language, kind: kind, territory: place?.id, website: website,
            description: description)
    }

    func page(to path: String, titleKey: String, backTo back: String, _ screen: Screen) -> Page {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "organizations.form")
        return Page(texts(titleKey), scripts: ["typeahead"]) {
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
        return .group([
            p(.class("note")) { texts("organizations.form.note") },
            view.errors,
            fields(view, texts),
            div(.class("actions")) {
                button(.class("button main")) { texts("organizations.form.save") }
                a(.href(back)) { texts("organizations.form.cancel") }
            },
        ])
    }

    private func fields(_ view: FormView, _ texts: Texts) -> Markup {
        let kinds = OrganizationKind.allCases.map { (value: $0.rawValue, label: texts($0.textKey)) }
        return .group([
            view.line("title"),
            view.select("kind", kinds),
            view.area("summary", rows: 2, optional: true),
            territory.view(view, optional: true),
            view.line("website", type: "url", optional: true),
            view.area("description", optional: true),
            isNew
                ? .group([])
                : .group([
                    input(.type("hidden"), .name("revision"), .value(submission.shown("revision"))),
                    view.line("reason", optional: true),
                ]),
        ])
    }
}
