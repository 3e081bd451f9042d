import Commons
import Markup
import Storage
import Web

/// First contributions that wait to be read, the oldest first.
struct ReadingsPage: PageModel {
    struct Line: Encodable, Sendable {
        let id: Thing.ID
        let kind: Kind
        let title: String
        let author: String?
        let since: Timestamp
    }

    let waiting: [Line]
    /// After which the next page begins, when there are more.
    let next: Thing.ID?
    private let kinds: Kinds

    static let length = 50

    private enum CodingKeys: CodingKey {
        case waiting, next
    }

    /// - Parameter found: one more than is shown, when there are more.
    init(_ found: [Thing], called: [Person.ID: String], kinds: Kinds) {
        waiting = found.prefix(Self.length).map { thing in
            Line(
                id: thing.id, kind: thing.kind, title: thing.title, author: thing.createdBy.flatMap { called[$0] },
                since: thing.updatedAt)
        }
        next = found.count > Self.length ? waiting.last?.id : nil
        self.kinds = kinds
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("moderation.readings")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href("/moderation")) { texts("moderation.queue") } }
                    h1 { texts("moderation.readings") }
                    p(.class("lead")) { texts("moderation.readings.lead") }
                }
                waiting.isEmpty
                    ? p { texts("moderation.readings.none") }
                    : ul(.class("entries plain")) { Markup.group(waiting.map { entry($0, screen) }) }
                if let next {
                    nav(.class("pages"), .ariaLabel(texts("moderation.pages"))) {
                        a(.rel("next"), .href("?after=\(next)")) { texts("moderation.queue.more") }
                    }
                }
            }
        }
        page.isIndexed = false
        return page
    }

    private func entry(_ line: Line, _ screen: Screen) -> Markup {
        let texts = screen.texts
        return li {
            h2 { a(.href("/moderation/readings/\(line.id)")) { line.title } }
            p(.class("note")) {
                [
                    kinds.name(line.kind, texts), line.author ?? texts("commons.somebody"),
                    age(since: line.since, screen),
                ]
                .joined(separator: " · ")
            }
        }
    }
}
