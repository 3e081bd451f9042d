import Commons
import Licences
import Markup
import Practices
import Storage
import Web

/// The form of an article. Its text is shown as readers will see it whenever somebody asks, without being saved.
struct ArticleForm: ThingForm {
    var submission: Submission
    let surroundings: Surroundings
    private var preview: ArticleBody?

    /// What is needed to show and to judge a text.
    struct Surroundings: Sendable {
        let vocabulary: Vocabulary
        let kinds: Kinds
    }

    init(_ submission: Submission, _ surroundings: Surroundings) {
        (self.submission, self.surroundings) = (submission, surroundings)
    }

    init(editing content: ArticleContent, of thing: Thing, _ surroundings: Surroundings) {
        var form = Submission([
            "title": content.title, "summary": content.summary, "language": content.language, "text": content.text,
            "commissioner": content.commissioner, "interests": content.interests, "revision": "\(thing.revision)",
        ])
        for function in Contributor.Function.allCases {
            form.set(function.rawValue, [content.names(function).joined(separator: "\n")])
        }
        form.set("themes", content.themes)
        self.init(form, surroundings)
    }

    var asksForPreview: Bool { !submission.shown("preview").isEmpty }

    mutating func read(for occasion: FormOccasion<ArticleContent>, in tx: Transaction) throws -> ArticleContent? {
        let title = submission.line("title", 2...160)
        let summary = submission.text("summary", 0...600)
        let language = submission.choice("language", Language.self) ?? .fr
        let text = submission.text("text", 1...150_000)
        let contributors = Contributor.Function.allCases.flatMap { readNames($0) }
        let commissioner = submission.line("commissioner", 0...300)
        let interests = submission.text("interests", 0...2_000)
        let themes = submission.terms("themes", of: "theme", in: surroundings.vocabulary)
        let body = try ArticleBody(text, surroundings.kinds, site: "", language, in: tx)
        refuseForeignTerms(body, under: occasion.changed?.thing.licence ?? Origin().licence)
        if asksForPreview { preview = body }
        guard submission.isValid else { return nil }
        var content = ArticleContent(
            title: title, summary: summary, language: language.rawValue, text: text, contributors: contributors)
        (content.commissioner, content.interests, content.themes) = (commissioner, interests, themes)
        return content
    }

    /// One name a line.
    private mutating func readNames(_ function: Contributor.Function) -> [Contributor] {
        let isAuthor = function == .authors
        let names = submission.text(function.rawValue, (isAuthor ? 1 : 0)...2_000).split(separator: "\n")
            .map { $0.trimmingWhitespace() }.filter { !$0.isEmpty }
        if names.count > 30 { submission.refuse(function.rawValue, "articles.form.names.tooMany") }
        return names.map { Contributor($0, function) }
    }

    /// An image becomes part of the article: its licence has to let it.
    private mutating func refuseForeignTerms(_ body: ArticleBody, under licence: String) {
        guard let whole = OpenLicence(id: licence) else { return }
        for thing in body.things where thing.isPicture {
            guard let own = OpenLicence(id: thing.licence), let obstacle = own.obstacle(within: whole) else { continue }
            submission.refuse(
                "text", "articles.licence.\(obstacle.rawValue)",
                ["title": thing.title, "licence": own.name, "whole": whole.name])
        }
    }

    func page(_ place: FormPlace, _ screen: Screen) -> Page {
        let texts = screen.texts
        var frame = FormFrame(place, submission, labels: "articles.form")
        frame.note = place.isNew ? "articles.form.note" : nil
        frame.scripts = ["preview"]
        return frame.page(screen) { view in
            .group([writing(view, texts), byline(view), finding(view, texts)])
        }
    }

    private func writing(_ view: FormView, _ texts: Texts) -> Markup {
        .group([
            view.line("title"),
            view.area("summary", rows: 3, optional: true),
            view.select("language", Language.allCases.map { ($0.rawValue, $0.name) }),
            view.area("text", rows: 20),
            div(.class("actions")) {
                button(.class("button"), .name("preview"), .value("on")) { texts("articles.form.preview") }
            },
            section(.id("preview"), .ariaLabel(texts("articles.form.preview.region"))) {
                if let preview {
                    h2 { texts("articles.form.preview.region") }
                    article(.lang(submission.shown("language"), on: texts)) {
                        preview.markup(surroundings.kinds, texts)
                    }
                }
            },
        ])
    }

    private func byline(_ view: FormView) -> Markup {
        .group([
            h2 { view.texts("articles.form.who") },
            view.area("authors", rows: 2),
            view.area("editors", rows: 2, optional: true),
            view.area("translators", rows: 2, optional: true),
            view.area("photographers", rows: 2, optional: true),
            view.line("commissioner", optional: true),
            view.area("interests", rows: 2, optional: true),
        ])
    }

    private func finding(_ view: FormView, _ texts: Texts) -> Markup {
        let themes = surroundings.vocabulary.terms(of: "theme")
        return view.ticks("themes", themes.map { FormView.Choice($0.key, $0.label(in: texts.language)) })
    }
}
