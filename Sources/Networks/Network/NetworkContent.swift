package import Commons
import Web

extension Kind {
    package static let network = Kind(rawValue: "network")
}

/// What the stewards of a network write about it. Who its members are is settled with them, and is no part of it.
package struct NetworkContent: Content {
    package static let kind = Kind.network

    package var title: String
    package var summary: String
    package var language: String
    package var kind: NetworkKind
    package var website: String?
    /// How to reach its stewards, as they wish to be reached in public.
    package var contact: String
    /// Markdown.
    package var description: String

    package init(
        title: String, summary: String = "", language: String, kind: NetworkKind, website: String? = nil,
        contact: String = "", description: String = ""
    ) {
        self.title = title
        self.summary = summary
        self.language = language
        self.kind = kind
        self.website = website
        self.contact = contact
        self.description = description
    }

    package var fields: [ContentField] {
        [
            ContentField("networks.form.title", title),
            ContentField("networks.form.summary", summary),
            ContentField("networks.form.kind", kind.rawValue),
            ContentField("networks.form.website", website ?? ""),
            ContentField("networks.form.contact", contact),
            ContentField("networks.form.description", description),
        ]
    }
}

extension NetworkContent {
    /// Its fields as a reader of its history sees them.
    func told(_ texts: Texts) -> [ContentField] {
        fields.map { $0.key == "networks.form.kind" ? $0.saying(texts(kind.textKey)) : $0 }
    }
}
