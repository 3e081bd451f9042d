package import Commons
package import Files
import Licences
package import Web

extension Kind {
    package static let medium = Kind(rawValue: "medium")
}

/// What its keepers write about a medium, and which file it is.
package struct MediumContent: Content {
    package static let kind = Kind.medium

    package var title: String
    /// Its caption.
    package var summary: String
    package var language: String
    /// The file as it was made safe; another file is another medium.
    package var file: FileDigest
    /// What somebody reads who does not see it; empty while nobody wrote it.
    package var alternative: String
    /// Of SPDX.
    package var licence: String
    /// As they are to be named.
    package var authors: String
    /// Where it was found, when elsewhere.
    package var source: String?
    package var date: CivilDate?
    /// Only when somebody writes it: what the file said of it was taken out.
    package var place: String
    /// Markdown.
    package var description: String

    package init(title: String, language: String, file: FileDigest, licence: String, authors: String) {
        self.title = title
        self.language = language
        self.file = file
        self.licence = licence
        self.authors = authors
        (summary, alternative, place, description) = ("", "", "", "")
    }

    package var fields: [ContentField] {
        [
            ContentField("media.form.title", title),
            ContentField("media.form.alternative", alternative),
            ContentField("media.form.summary", summary),
            ContentField("media.form.authors", authors),
            ContentField("media.form.licence", OpenLicence(id: licence)?.name ?? licence),
            ContentField("media.form.source", source ?? ""),
            ContentField("media.form.date", date?.rawValue ?? ""),
            ContentField("media.form.place", place),
            ContentField("media.form.description", description),
        ]
    }
}
