import Commons
import Files
import Licences
import Markup
import Storage
import Web

/// The form that brings a medium, or changes what is said of one.
struct MediumForm: ThingForm {
    var submission: Submission

    init(_ submission: Submission) { self.submission = submission }

    init(editing content: MediumContent, of thing: Thing) {
        submission = Submission([
            "title": content.title, "summary": content.summary, "alternative": content.alternative,
            "authors": content.authors, "licence": content.licence, "source": content.source ?? "",
            "date": content.date?.rawValue ?? "", "place": content.place, "description": content.description,
            "revision": "\(thing.revision)",
        ])
    }

    /// What is said of a medium changes; its file does not, nor the words in it, which have forms of their own.
    mutating func read(for occasion: FormOccasion<MediumContent>, in tx: Transaction) -> MediumContent? {
        let written = read(language: occasion.language)
        return occasion.changed.flatMap { old in written?(old.content.file).keeping(wordsOf: old.content) }
    }

    /// The content, without its file, or nil after noting what is wrong.
    mutating func read(language: String) -> (@Sendable (FileDigest) -> MediumContent)? {
        let title = submission.line("title", 2...120)
        let alternative = submission.line("alternative", 0...500)
        let summary = submission.line("summary", 0...300)
        let authors = submission.line("authors", 1...200)
        let licence = submission.choice("licence", LicenceChoice.self)
        let source = submission.link("source")
        let date = submission.date("date")
        let place = submission.line("place", 0...120)
        let description = submission.text("description")
        guard submission.isValid, let licence else { return nil }
        return { file in
            var content = MediumContent(
                title: title, language: language, file: file, licence: licence.rawValue, authors: authors)
            (content.alternative, content.summary, content.source) = (alternative, summary, source)
            (content.date, content.place, content.description) = (date, place, description)
            return content
        }
    }

    func page(_ place: FormPlace, _ screen: Screen) -> Page {
        var frame = FormFrame(place, submission, labels: "media.form")
        frame.takesFile = true
        if place.isNew {
            frame.note = "media.form.note"
            frame.save = "media.form.bring"
            frame.scripts = ["upload"]
        }
        return frame.page(screen) { view in
            .group([place.isNew ? file(view) : .group([]), described(view, screen.texts)])
        }
    }

    private func file(_ view: FormView) -> Markup {
        .group([
            input(.type("hidden"), .name("page"), .value(submission.shown("page"))),
            FileField(view).markup,
        ])
    }

    private func described(_ view: FormView, _ texts: Texts) -> Markup {
        .group([
            view.line("title"),
            view.area("alternative", rows: 2, optional: true),
            view.area("summary", rows: 2, optional: true),
            view.line("authors"),
            view.select("licence", LicenceChoice.allCases.map { ($0.rawValue, $0.label(texts)) }),
            view.line("source", type: "url", optional: true),
            view.line("date", optional: true, isShort: true),
            view.line("place", optional: true),
            view.area("description", optional: true),
        ])
    }
}
