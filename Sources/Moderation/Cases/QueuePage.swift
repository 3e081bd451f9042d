import Commons
import Markup
import Storage
import Web

/// What waits for the moderators: open cases, the oldest first, and what is contested.
struct QueuePage: PageModel {
    struct Line: Encodable, Sendable {
        let id: Case.ID
        let kind: Kind
        let origin: Case.Origin
        let title: String?
        let reports: Int
        let openedAt: Timestamp
        let assignedTo: String?
    }

    let cases: [Line]
    let appeals: [Appeal.Line]
    /// After which the next page begins, when there are more.
    let next: Case.ID?
    /// How many first contributions wait; counting stops at a hundred.
    let readings: Int
    /// Nobody else could decide an appeal.
    let isAlone: Bool
    private let kinds: Kinds

    static let length = 50

    private enum CodingKeys: CodingKey {
        case cases, appeals, next, readings, isAlone
    }

    /// - Parameter found: one more than is shown, when there are more.
    init(
        _ found: [CaseLine], appeals: [Appeal.Line], called: [Person.ID: String], kinds: Kinds, readings: Int,
        isAlone: Bool
    ) {
        cases = found.prefix(Self.length).map { line in
            Line(
                id: line.id, kind: line.kind, origin: line.origin, title: line.title, reports: line.reports,
                openedAt: line.openedAt, assignedTo: line.assignedTo.flatMap { called[$0] })
        }
        next = found.count > Self.length ? cases.last?.id : nil
        self.appeals = appeals
        self.kinds = kinds
        self.readings = readings
        self.isAlone = isAlone
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("moderation.queue")) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("moderation.queue") }
                    p(.class("lead")) { texts("moderation.queue.lead") }
                }
                if isAlone { div(.class("notice")) { p { texts("moderation.alone") } } }
                if readings > 0 {
                    p { a(.href("/moderation/readings")) { texts("moderation.readings.waiting", count: readings) } }
                }
                if !appeals.isEmpty { appealList(screen) }
                div(.class("whole")) {
                    cases.isEmpty ? empty(texts) : rows(screen)
                    if let next {
                        nav(.class("pages"), .ariaLabel(texts("moderation.pages"))) {
                            a(.rel("next"), .href("?after=\(next)")) { texts("moderation.queue.more") }
                        }
                    }
                }
            }
        }
        page.isIndexed = false
        return page
    }

    private func appealList(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return .group([
            h2 { texts("moderation.appeals") },
            ul(.class("entries plain")) {
                Markup.group(
                    appeals.map { line in
                        li {
                            h3 { a(.href("/moderation/appeals/\(line.id)")) { line.kind.subject(line.title, texts) } }
                            p(.class("note")) {
                                texts("moderation.side.\(line.side.rawValue)") + " · "
                                    + age(since: line.madeAt, screen)
                            }
                        }
                    })
            },
            h2 { texts("moderation.cases") },
        ])
    }

    private func empty(_ texts: Texts) -> Markup {
        div(.class("empty")) {
            picture("/assets/pictures.svg#empty", viewBox: "0 0 88 64")
            h2 { texts("moderation.queue.empty") }
            p { texts("moderation.queue.empty.meaning") }
        }
    }

    private func rows(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return table(.class("rows")) {
            caption(.class("hidden")) { texts("moderation.cases") }
            thead {
                tr {
                    Markup.group(
                        ["page", "why", "reports", "age", "who"].map { name in
                            th(.scope("col"), .optional("class", name == "reports" ? "number" : nil)) {
                                texts("moderation.queue.\(name)")
                            }
                        })
                }
            }
            tbody { Markup.group(cases.map { row($0, screen) }) }
        }
    }

    private func row(_ line: Line, _ screen: Screen) -> Markup {
        let texts = screen.texts
        return tr {
            th(.scope("row")) {
                a(.href("/moderation/cases/\(line.id)")) { line.kind.subject(line.title ?? "", texts) }
                " "
                small { kinds.called(line.kind, texts) }
            }
            td(Attribute("data-label", texts("moderation.queue.why"))) {
                texts("moderation.origin.\(line.origin.rawValue)")
            }
            td(.class("number"), Attribute("data-label", texts("moderation.queue.reports"))) {
                texts.number(line.reports)
            }
            td(Attribute("data-label", texts("moderation.queue.age"))) { age(since: line.openedAt, screen) }
            td(Attribute("data-label", texts("moderation.queue.who"))) {
                line.assignedTo ?? texts("moderation.queue.nobody")
            }
        }
    }
}

/// How long ago, in whole days.
func age(since moment: Timestamp, _ screen: Screen) -> String {
    let days = max(0, screen.now - moment) / 86_400_000
    return days == 0 ? screen.texts("moderation.today") : screen.texts("moderation.ago", count: days)
}
