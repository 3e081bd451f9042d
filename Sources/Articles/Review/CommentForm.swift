import Commons
import Markdown
import Markup
import Web

/// The form by which somebody writes in the margin of a paragraph.
struct CommentForm: Sendable {
    var submission: Submission

    init(_ submission: Submission) { self.submission = submission }

    /// The number of the paragraph, from 1, and the comment; nil after noting what is wrong.
    mutating func read(about paragraphs: [String]) -> (paragraph: Int, text: String)? {
        let number = submission.integer("paragraph", 1...10_000)
        let text = submission.text("text", 1...4_000)
        if number.map({ !paragraphs.indices.contains($0 - 1) }) ?? true {
            submission.refuse("paragraph", "articles.comments.noParagraph")
        }
        guard submission.isValid, let number else { return nil }
        return (number, text)
    }

    func page(_ thing: Thing, _ paragraphs: [String], _ screen: Screen) -> Page {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "articles.comments.form")
        let number = Int(submission.shown("paragraph")) ?? 0
        var page = Page(texts("articles.comments.new")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href("\(thing.path)/review")) { thing.title } }
                    h1 { texts("articles.comments.new") }
                }
                if paragraphs.indices.contains(number - 1) {
                    blockquote(.lang(thing.language, on: texts)) { Markdown(paragraphs[number - 1]).markup }
                }
                screen.form(to: "\(thing.path)/comments") {
                    view.errors
                    input(.type("hidden"), .name("paragraph"), .value(submission.shown("paragraph")))
                    view.area("text", rows: 4)
                    div(.class("actions")) {
                        button(.class("button main")) { texts("articles.comments.form.save") }
                        a(.href("\(thing.path)/review")) { texts("articles.form.cancel") }
                    }
                }
            }
        }
        page.isIndexed = false
        return page
    }
}
