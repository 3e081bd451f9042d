package import Commons
import Markup
package import Storage
package import Territories
package import Web

/// The form that makes or changes an organization.
package struct OrganizationForm: ThingForm {
    package var submission: Submission
    package var territory = TerritoryChoice()
    /// Those of the same name in the same place: it may be one of them.
    private var alike: [NamedOrganization] = []

    package init(_ submission: Submission) { self.submission = submission }

    init(editing content: OrganizationContent, of thing: Thing, in tx: Transaction) throws {
        submission = Submission([
            "title": content.title, "summary": content.summary, "kind": content.kind.rawValue,
            "website": content.website ?? "", "description": content.description, "revision": "\(thing.revision)",
        ])
        try territory.show(content.territory, in: &submission, tx)
    }

    package mutating func read(
        for occasion: FormOccasion<OrganizationContent>, in tx: Transaction
    ) throws -> OrganizationContent? {
        try read(language: occasion.language, in: tx)
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

    /// False when one of this name is already here, in the same place, and nobody said that it is another: it is shown.
    package mutating func admits(_ content: OrganizationContent, in tx: Transaction) throws -> Bool {
        alike = try NamedOrganization.all(content.title, in: tx).filter { $0.territory?.id == content.territory }
        if alike.isEmpty || submission.isChecked("another") { return true }
        submission.refuse("title", "organizations.form.title.already")
        return false
    }

    package func page(_ place: FormPlace, _ screen: Screen) -> Page {
        var frame = FormFrame(place, submission, labels: "organizations.form")
        frame.note = "organizations.form.note"
        frame.scripts = ["typeahead"]
        return frame.page(screen) { fields($0, screen.texts) }
    }

    private func fields(_ view: FormView, _ texts: Texts) -> Markup {
        let kinds = OrganizationKind.allCases.map { (value: $0.rawValue, label: texts($0.textKey)) }
        return .group([
            view.line("title"),
            namesakes(texts),
            view.select("kind", kinds),
            view.area("summary", rows: 2, optional: true),
            territory.view(view, optional: true),
            view.line("website", type: "url", optional: true),
            view.area("description", optional: true),
        ])
    }

    private func namesakes(_ texts: Texts) -> Markup {
        guard !alike.isEmpty else { return .group([]) }
        return .group([
            ul(.class("entries plain")) {
                Markup.group(
                    alike.map { one in
                        li {
                            a(.href(one.thing.path)) { one.thing.title }
                            p(.class("note")) {
                                [texts(one.kind.textKey), one.place(in: texts.language)].compactMap { $0 }
                                    .joined(separator: " · ")
                            }
                        }
                    })
            },
            label(.class("tick")) {
                input(.type("checkbox"), .name("another"), .value("on"))
                span { texts("organizations.form.another") }
            },
        ])
    }
}
