import Markup
import Storage
import Web

/// Two revisions of a thing side by side, field by field; or one revision alone, as it was.
struct ComparisonPage: PageModel {
    struct Difference: Encodable, Sendable {
        let key: String
        let before: String
        let after: String
        var isSame: Bool { before == after }
    }

    let thing: Thing
    let from: Int
    let to: Int
    let fields: [Difference]
    let mayRestore: Bool

    init(
        _ thing: Thing, from: (number: Int, fields: [ContentField]), to: (number: Int, fields: [ContentField]),
        mayRestore: Bool
    ) {
        self.thing = thing
        self.from = from.number
        self.to = to.number
        self.mayRestore = mayRestore
        let before = Dictionary(from.fields.map { ($0.key, $0.text) }) { first, _ in first }
        let after = Dictionary(to.fields.map { ($0.key, $0.text) }) { first, _ in first }
        let order = to.fields.map(\.key) + from.fields.map(\.key).filter { after[$0] == nil }
        fields = order.map { Difference(key: $0, before: before[$0] ?? "", after: after[$0] ?? "") }
    }

    private var isOne: Bool { from == to }

    /// - Parameter form: a restoration that was refused.
    func view(_ screen: Screen, _ form: Submission = Submission()) -> Page {
        let texts = screen.texts
        let values = ["from": texts.number(from), "to": texts.number(to)]
        let heading = texts(isOne ? "commons.revision.title" : "commons.comparison.title", values)
        var page = Page("\(heading) · \(thing.title)") {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(thing.path)) { thing.title } }
                    h1 { heading }
                    p { a(.href("\(thing.path)/revisions")) { texts("commons.history.all") } }
                }
                if !isOne && fields.allSatisfy(\.isSame) { p { texts("commons.comparison.same") } }
                Markup.group(fields.filter { isOne ? !$0.after.isEmpty : !$0.isSame }.map { field($0, texts) })
                if mayRestore && isOne && to < thing.revision { restoration(screen, form) }
            }
        }
        page.isIndexed = false
        return page
    }

    private func field(_ difference: Difference, _ texts: Texts) -> Markup {
        section(.class("diff"), .ariaLabel(texts(difference.key))) {
            h2 { texts(difference.key) }
            p { TextDifference(from: difference.before, to: difference.after).markup(texts) }
        }
    }

    private func restoration(_ screen: Screen, _ submission: Submission) -> Markup {
        let view = FormView(submission, screen.texts, labels: "commons.restoration")
        return screen.form(to: "\(thing.path)/restorations") {
            view.errors
            input(.type("hidden"), .name("revision"), .value("\(to)"))
            view.line("reason", optional: true)
            div(.class("actions")) {
                button(.class("button main")) {
                    screen.texts("commons.restoration.act", ["number": screen.texts.number(to)])
                }
            }
        }
    }
}
