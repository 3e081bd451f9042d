import Commons
import Markup
import Web

/// The form that says what is heard in a testimony.
struct CodeForm: Sendable {
    var submission: Submission

    init(_ submission: Submission = Submission()) { self.submission = submission }

    /// The theme and the words in which it is heard, or nil after noting what is wrong.
    ///
    /// - Parameter paragraphs: of the testimony; nil where programs ask which fields there are.
    mutating func read(_ paragraphs: [String]?) -> (theme: String, quote: String)? {
        let theme = submission.line("theme", 2...60)
        let quote = Self.oneLine(submission.text("quote", 2...2_000))
        if let paragraphs, submission.problems["quote"] == nil,
            !paragraphs.contains(where: { Self.oneLine($0).contains(quote) })
        {
            submission.refuse("quote", "testimonies.quote.strange")
        }
        return submission.isValid ? (theme, quote) : nil
    }

    /// However the words were broken into lines when they were copied.
    static func oneLine(_ text: String) -> String {
        text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }

    func view(to path: String, themes: [String], _ screen: Screen) -> Markup {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "testimonies.code")
        return screen.form(to: path) {
            view.errors
            view.area("quote", rows: 3)
            view.line("theme", isShort: true, attributes: [Attribute("list", "themes")])
            element("datalist", .id("themes")) {
                Markup.group(themes.map { element("option", .value($0)) { .group([]) } })
            }
            div(.class("actions")) { button(.class("button")) { texts("testimonies.code.save") } }
        }
    }
}
