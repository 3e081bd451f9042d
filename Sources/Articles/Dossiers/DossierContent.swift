package import Commons
import Licences
import Storage

extension Kind {
    package static let dossier = Kind(rawValue: "dossier")
}

/// What is read together: a dossier on a subject, or a series that goes on.
package struct DossierContent: Content {
    package static let kind = Kind.dossier

    package enum Form: String, Codable, Sendable, CaseIterable {
        case dossier, series

        var textKey: String { "articles.dossier.\(rawValue)" }
    }

    package var title: String
    package var summary: String
    package var language: String
    package var form: Form
    /// Markdown.
    package var introduction: String
    /// Under which the whole is shared; identifier of SPDX.
    package var licence: String
    /// Articles, media, practices, replications, in the order in which they are read.
    package var entries: [Thing.ID]

    package init(
        title: String, summary: String, language: String, form: Form, introduction: String, licence: String,
        entries: [Thing.ID]
    ) {
        (self.title, self.summary, self.language) = (title, summary, language)
        (self.form, self.introduction) = (form, introduction)
        (self.licence, self.entries) = (licence, entries)
    }

    package var fields: [ContentField] {
        [
            ContentField("articles.dossier.form.title", title),
            ContentField("articles.dossier.form.summary", summary),
            ContentField("articles.dossier.form.form", form.rawValue),
            ContentField("articles.dossier.form.introduction", introduction),
            ContentField("articles.dossier.form.licence", OpenLicence(id: licence)?.name ?? licence),
            ContentField("articles.dossier.form.entries", entries.map(\.rawValue).joined(separator: "\n")),
        ]
    }
}
