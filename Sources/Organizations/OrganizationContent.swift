package import Commons
package import Territories

extension Kind {
    package static let organization = Kind(rawValue: "organization")
}

/// What the members of an organization write about it.
package struct OrganizationContent: Content {
    package static let kind = Kind.organization

    package var title: String
    package var summary: String
    package var language: String
    package var kind: OrganizationKind
    /// Where it is at home.
    package var territory: Territory.ID?
    package var website: String?
    /// Markdown.
    package var description: String

    package init(
        title: String, summary: String, language: String, kind: OrganizationKind, territory: Territory.ID? = nil,
        website: String? = nil, description: String = ""
    ) {
        self.title = title
        self.summary = summary
        self.language = language
        self.kind = kind
        self.territory = territory
        self.website = website
        self.description = description
    }

    package var fields: [ContentField] {
        [
            ContentField("organizations.form.title", title),
            ContentField("organizations.form.summary", summary),
            ContentField("organizations.form.kind", kind.rawValue),
            ContentField("organizations.form.territory", territory?.rawValue ?? ""),
            ContentField("organizations.form.website", website ?? ""),
            ContentField("organizations.form.description", description),
        ]
    }
}
