package import Commons
import Storage
package import Territories

extension Kind {
    package static let replication = Kind(rawValue: "replication")
}

/// What the carriers of a replication write about it.
package struct ReplicationContent: Content {
    package static let kind = Kind.replication

    package var title: String
    package var summary: String
    package var language: String
    package var practice: Thing.ID
    package var territory: Territory.ID
    /// Where it serves only a part of it.
    package var neighbourhood: Neighbourhood?
    /// The state in which it was first told; what came after is its history.
    package var firstState: ReplicationState
    /// `2015`, `2015-12` or `2015-12-05`; empty when not known.
    package var since: String
    /// Markdown.
    package var description: String
    /// How to reach the people who carry it, as they wish to be reached in public.
    package var contact: String
    package var carriers: [Thing.ID]
    package var partners: [Thing.ID]
    /// What it came from besides its practice: practices, replications.
    package var parents: [Thing.ID] {
        get { parentsIfAny ?? [] }
        set { parentsIfAny = newValue.isEmpty ? nil : newValue }
    }
    /// Left out where there are none, as it is in revisions from before there were any.
    private var parentsIfAny: [Thing.ID]?

    private enum CodingKeys: String, CodingKey {
        case title, summary, language, practice, territory, neighbourhood, firstState, since, description, contact
        case carriers, partners
        case parentsIfAny = "parents"
    }

    package init(
        title: String, summary: String = "", language: String, practice: Thing.ID, territory: Territory.ID,
        firstState: ReplicationState, since: String = "", description: String = "", contact: String = "",
        carriers: [Thing.ID] = [], partners: [Thing.ID] = [], parents: [Thing.ID] = []
    ) {
        self.title = title
        self.summary = summary
        self.language = language
        self.practice = practice
        self.territory = territory
        self.firstState = firstState
        self.since = since
        self.description = description
        self.contact = contact
        self.carriers = carriers
        self.partners = partners
        self.parents = parents
    }

    package var fields: [ContentField] {
        [
            ContentField("replications.form.title", title),
            ContentField("replications.form.summary", summary),
            ContentField("replications.form.territory", territory.rawValue),
            ContentField("replications.form.neighbourhood", neighbourhood?.name ?? ""),
            ContentField(
                "replications.form.neighbourhood-people", neighbourhood?.people.map { "\($0)" } ?? ""),
            ContentField("replications.form.since", since),
            ContentField("replications.form.description", description),
            ContentField("replications.form.contact", contact),
            ContentField("replications.form.carriers", carriers.map(\.rawValue).joined(separator: ", ")),
            ContentField("replications.form.partners", partners.map(\.rawValue).joined(separator: ", ")),
            ContentField("replications.form.parents", parents.map(\.rawValue).joined(separator: ", ")),
        ]
    }
}
