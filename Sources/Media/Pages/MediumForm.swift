import Commons
import Files
import Licences
import Markup
import Storage
import Web

/// The form that brings a medium, or changes what is said of one.
struct MediumForm: Sendable {
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

    func page(to path: String, titleKey: String, backTo back: String, _ screen: Screen) -> Page {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "media.form")
        return Page(texts(titleKey), scripts: isNew ? ["upload"] : []) {
            section(.class("section")) {
                header(.class("head")) { h1 { texts(titleKey) } }
                isNew
                    ? screen.creatingUpload(to: path, proposing: submission.shown(Screen.onceField)) {
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
            isNew ? p(.class("note")) { texts("media.form.note") } : .group([]),
            view.errors,
            isNew ? input(.type("hidden"), .name("page"), .value(submission.shown("page"))) : .group([]),
            isNew ? FileField(view).markup : .group([]),
            view.line("title"),
            view.area("alternative", rows: 2, optional: true),
            view.area("summary", rows: 2, optional: true),
            view.line("authors"),
            view.select("licence", LicenceChoice.allCases.map { ($0.rawValue, $0.label(texts)) }),
            view.line("source", type: "url", optional: true),
            view.line("date", optional: true, isShort: true),
            view.line("place", optional: true),
            view.area("description", optional: true),
            isNew
                ? .group([])
                : .group([
                    input(.type("hidden"), .name("revision"), .value(submission.shown("revision"))),
                    view.line("reason", optional: true),
                ]),
            div(.class("actions")) {
                button(.class("button main")) { texts(isNew ? "media.form.bring" : "media.form.save") }
                a(.href(back)) { texts("media.form.cancel") }
            },
        ])
    }
}
