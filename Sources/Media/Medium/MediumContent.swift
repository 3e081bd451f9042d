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
    /// What is said and heard in it, in its language; plain lines.
    package var transcript: String
    /// The words over its images or its sound, by language.
    package var subtitles: [MediumSubtitles]

    package init(title: String, language: String, file: FileDigest, licence: String, authors: String) {
        self.title = title
        self.language = language
        self.file = file
        self.licence = licence
        self.authors = authors
        (summary, alternative, place, description) = ("", "", "", "")
        (transcript, subtitles) = ("", [])
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
            ContentField("media.form.transcript", transcript),
            ContentField("media.form.subtitles", subtitles.map(\.shown).joined(separator: "\n\n")),
        ]
    }
}

extension MediumContent: TranslatableContent {
    /// What is said in it has subtitles, by language.
    package static var translatable: [TranslatableField<MediumContent>] {
        [
            .line("media.form.title", \.title), .line("media.form.alternative", \.alternative),
            .line("media.form.summary", \.summary), .markdown("media.form.description", \.description),
        ]
    }
}

extension MediumContent {
    /// The same with the transcript and the subtitles of another, which forms of their own change.
    func keeping(wordsOf old: MediumContent) -> MediumContent {
        var kept = self
        (kept.transcript, kept.subtitles) = (old.transcript, old.subtitles)
        return kept
    }

    /// Media from before there were sounds and films have neither transcripts nor subtitles.
    package init(from decoder: any Decoder) throws {
        let values = try decoder.container(keyedBy: CodingKeys.self)
        title = try values.decode(String.self, forKey: .title)
        summary = try values.decode(String.self, forKey: .summary)
        language = try values.decode(String.self, forKey: .language)
        file = try values.decode(FileDigest.self, forKey: .file)
        alternative = try values.decode(String.self, forKey: .alternative)
        licence = try values.decode(String.self, forKey: .licence)
        authors = try values.decode(String.self, forKey: .authors)
        source = try values.decodeIfPresent(String.self, forKey: .source)
        date = try values.decodeIfPresent(CivilDate.self, forKey: .date)
        place = try values.decode(String.self, forKey: .place)
        description = try values.decode(String.self, forKey: .description)
        transcript = try values.decodeIfPresent(String.self, forKey: .transcript) ?? ""
        subtitles = try values.decodeIfPresent([MediumSubtitles].self, forKey: .subtitles) ?? []
    }
}
