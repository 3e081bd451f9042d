import Cartography
import Commons
import Markup
import Search
import Storage
import Territories
import Web

/// What was learned where replications stopped, changed or passed into other hands, across all practices.
struct LessonsPage: PageModel {
    struct Lesson: Sendable, Encodable {
        let replication: ReplicationEntry
        let number: Int
        let step: StateChange

        var path: String { "\(replication.path)/states/\(number)" }
    }

    let question: LessonsQuestion
    let lessons: [Lesson]
    /// How many replications have told something of the kind, by state.
    let counts: [String: Int]
    let next: String?

    private enum CodingKeys: String, CodingKey { case lessons, counts, next }

    var nextPage: String? { next }

    init(_ question: LessonsQuestion, _ language: Language, in tx: Transaction) throws {
        let results = try SearchIndex.search(question.request(in: language), in: tx)
        let ids = results.hits.compactMap { Thing.ID(rawValue: $0.id) }
        let entries = try ReplicationEntry.all(
            where: "t.id IN \(list: ids)", limit: ids.count, language: language, in: tx)
        let known = Dictionary(entries.map { ($0.id, $0) }) { first, _ in first }
        lessons = try ids.compactMap { known[$0] }.flatMap { entry in
            try StateChange.all(of: entry.id, in: tx).enumerated()
                .filter { $1.tellsLessons && question.asks(for: $1.state) }
                .map { Lesson(replication: entry, number: $0 + 1, step: $1) }.reversed()
        }
        self.question = question
        counts = results.counts[StateChange.lessonsFacet] ?? [:]
        next = results.next.map { question.address(after: $0) }
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("replications.lessons.title")) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("replications.lessons.title") }
                    p(.class("lead")) { texts("replications.lessons.lead") }
                }
                search(texts)
                lessons.isEmpty ? p { texts("replications.lessons.none") } : .group([])
                Markup.group(lessons.map { view($0, texts) })
                if let next {
                    nav(.class("pages"), .ariaLabel(texts("replications.lessons.pages"))) {
                        a(.rel("next"), .href(next)) { texts("replications.lessons.next") }
                    }
                }
            }
        }
        page.summary = texts("replications.lessons.lead")
        page.isIndexed = question.isOpen
        return page
    }

    private func search(_ texts: Texts) -> Markup {
        let view = FormView(question.submission, texts, labels: "replications.lessons")
        let choices = StateChange.lessonStates.map { state in
            let count = counts[state.rawValue].map { " (\(texts.number($0)))" } ?? ""
            return FormView.Choice(state.rawValue, texts(state.textKey) + count, mark: state.mark.markup)
        }
        return element("form", .class("form"), .method("get"), .action("/lessons"), .role("search")) {
            view.errors
            view.line("q", type: "search", optional: true, autocomplete: "off")
            view.ticks("state", choices)
            div(.class("actions")) { button(.class("button main")) { texts("replications.lessons.search") } }
        }
    }

    private func view(_ lesson: Lesson, _ texts: Texts) -> Markup {
        let entry = lesson.replication
        let date = lesson.step.date.map { texts.date($0) }
        return article(.class("change")) {
            h2 {
                stateMark(lesson.step.state.mark, texts(lesson.step.state.textKey))
                " "
                a(.href(lesson.path), .lang(entry.language, on: texts)) { entry.title }
            }
            p(.class("note")) {
                [
                    texts("replications.of") + " " + entry.practice, entry.territory?.label, date,
                    entry.isFictional ? texts("replications.fictional") : nil,
                ]
                .compactMap { $0 }.joined(separator: " · ")
            }
            lesson.step.told(language: entry.language, texts)
        }
    }
}
