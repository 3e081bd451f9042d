import Commons
import Markdown
import Markup
import Practices
import Replications
import Storage
import Web

/// What an edition changes for one place, and what the place does with it.
struct UptakePage: PageModel {
    struct Place: Encodable, Sendable {
        let title: String
        let path: String
    }

    let replication: Place
    let practice: Place
    let from: Int
    let to: Int
    let newest: Int
    let isOver: Bool
    let leftOut: Int
    let changes: [Uptake.Change]
    /// What else the edition rewrites.
    let rewritten: [PartDifference]
    /// It follows this edition or a later one, and has said nothing of it.
    let isPassed: Bool
    /// The later edition that it answered, and with it this one.
    let answeredWith: Int?
    private let uptake: Uptake
    private let isKept: Bool

    private enum CodingKeys: String, CodingKey {
        case replication, practice, from, to, newest, isOver, leftOut, changes, rewritten, isPassed, answeredWith
    }

    init(_ uptake: Uptake, isKept: Bool) {
        self.uptake = uptake
        self.isKept = isKept
        replication = Place(title: uptake.replication.title, path: uptake.replication.path)
        practice = Place(title: uptake.practice.title, path: uptake.practice.path)
        (from, to, newest) = (uptake.from, uptake.to, uptake.newest)
        (isOver, leftOut, changes) = (uptake.isOver, uptake.leftOut, uptake.changes)
        (rewritten, isPassed, answeredWith) = (uptake.rewritten, uptake.isPassed, uptake.answeredWith)
    }

    /// - Parameter form: an answer that was refused.
    func view(_ screen: Screen, _ form: AnswerForm = AnswerForm(Submission())) -> Page {
        let texts = screen.texts
        let title = title(texts)
        var page = Page("\(title) · \(replication.title)") {
            if uptake.replication.isFictional { FictionNotice.markup(texts) }
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(replication.path)) { replication.title } }
                    h1 { title }
                    p(.class("lead")) { lead(texts) }
                    links(texts)
                }
                newer(texts)
                form.strays(on: changes, texts)
                if mayAnswer { followAll(screen) }
                Markup.group(changes.map { change($0, form, screen) })
                if leftOut > 0 { p(.class("note")) { texts("editions.uptake.leftOut", count: leftOut) } }
                besides(texts)
            }
        }
        page.isIndexed = false
        return page
    }

    private func title(_ texts: Texts) -> String {
        isPassed
            ? texts("practices.edition", ["number": texts.number(to)])
            : texts("editions.uptake", ["from": texts.number(from), "to": texts.number(to)])
    }

    private func lead(_ texts: Texts) -> String {
        let values = ["from": texts.number(from), "to": texts.number(to)]
        if let answeredWith {
            return texts("editions.uptake.passed.with", values.merging(["with": texts.number(answeredWith)]) { $1 })
        }
        if isPassed { return texts("editions.uptake.passed", values) }
        return texts(isOver ? "editions.uptake.over" : "editions.uptake.lead", values)
    }

    private func links(_ texts: Texts) -> Markup {
        .group([
            answeredWith.map { number in
                p {
                    a(.href("\(replication.path)/editions/\(number)")) {
                        texts("editions.panel.answered", ["number": texts.number(number)])
                    }
                }
            } ?? .group([]),
            isPassed
                ? p { a(.href("\(practice.path)/editions/\(to)")) { texts("editions.uptake.read") } } : .group([]),
            from < to
                ? p {
                    a(.href("\(practice.path)/editions/\(to)/changes?from=\(from)")) { texts("editions.uptake.all") }
                } : .group([]),
        ])
    }

    /// What asks nothing is only named.
    private func besides(_ texts: Texts) -> Markup {
        guard !rewritten.isEmpty else { return .group([]) }
        let path = "\(practice.path)/editions/\(to)/changes?from=\(from)"
        return .group([
            h2 { texts("editions.uptake.besides") },
            p { texts("editions.uptake.besides.meaning") },
            ul {
                Markup.group(
                    rewritten.map { part in li { a(.href("\(path)#part-\(part.id)")) { part.label(texts) } } })
            },
        ])
    }

    private var mayAnswer: Bool { isKept && !isOver }

    private func newer(_ texts: Texts) -> Markup {
        guard newest > to, !isOver else { return .group([]) }
        return div(.class("notice")) {
            p {
                texts("editions.uptake.newer", ["number": texts.number(newest)]) + " "
                a(.href("\(replication.path)/editions/\(newest)")) { texts("editions.uptake.newer.look") }
            }
        }
    }

    private func followAll(_ screen: Screen) -> Markup {
        let count = uptake.untouched.count
        guard count > 0 || changes.isEmpty else { return .group([]) }
        let texts = screen.texts
        return screen.form(to: "\(uptake.path)/following", class: "actions") {
            button(.class("button main")) {
                changes.isEmpty ? texts("editions.follow.plain") : texts("editions.follow", count: count)
            }
        }
    }

    private func change(_ change: Uptake.Change, _ form: AnswerForm, _ screen: Screen) -> Markup {
        let texts = screen.texts
        let style = change.isUntouched ? "diff" : "diff whole"
        return section(.class(style), .id("part-\(change.part.id)"), .ariaLabel(change.part.label(texts))) {
            h2 { change.part.label(texts) }
            p(.class("note")) { texts(change.part.outcome.textKey) }
            if change.isUntouched {
                change.part.comparison(uptake.language, texts)
            } else {
                threeWays(change, texts)
            }
            answer(change, texts)
            if mayAnswer { form.view(change, to: "\(uptake.path)/answers", screen) }
        }
    }

    /// The earlier core, the new core and ours, side by side.
    private func threeWays(_ change: Uptake.Change, _ texts: Texts) -> Markup {
        let (part, lang) = (change.part, Attribute.lang(uptake.language, on: texts))
        return div(.class("ways")) {
            side("editions.ways.before", texts) {
                p(lang) { part.before == nil ? .text("–") : part.words.before(texts) }
            }
            side("editions.ways.after", texts) { p(lang) { part.after == nil ? .text("–") : part.words.after(texts) } }
            side("editions.ways.ours", texts) {
                Markup.group(
                    change.ours.map { own in
                        div(.lang(own.adaptation.language, on: texts)) {
                            p { a(.href(own.adaptation.path)) { own.adaptation.title } }
                            Markdown(own.what).markup
                        }
                    })
            }
        }
    }

    private func side(_ key: String, _ texts: Texts, @MarkupBuilder _ content: () -> Markup) -> Markup {
        div {
            h3 { texts(key) }
            content()
        }
    }

    private func answer(_ change: Uptake.Change, _ texts: Texts) -> Markup {
        guard let answer = change.answer else { return .group([]) }
        return .group([
            p { strong { texts(answer.textKey) } },
            change.reason.isEmpty
                ? .group([]) : div(.lang(uptake.replication.language, on: texts)) { Markdown(change.reason).markup },
        ])
    }
}
