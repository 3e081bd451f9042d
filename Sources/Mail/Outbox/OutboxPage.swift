import Markup
import Storage
import Web

/// The letters that were posted, the latest first.
struct OutboxPage: PageModel {
    struct Line: Encodable, Sendable {
        let id: PostedLetter.ID
        let to: String
        let subject: String
        let postedAt: Timestamp
        let isSent: Bool
    }

    let lines: [Line]
    /// Where the next page begins, when there are more.
    let next: PostedLetter.ID?

    static let length = 50

    /// - Parameter found: one more than is shown, when there are more.
    init(_ found: [PostedLetter]) {
        lines = found.prefix(Self.length).map { letter in
            Line(
                id: letter.id, to: letter.to.rawValue, subject: letter.subject, postedAt: letter.postedAt,
                isSent: letter.sentAt != nil)
        }
        next = found.count > Self.length ? lines.last?.id : nil
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("mail.outbox.title")) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("mail.outbox.title") }
                    p(.class("lead")) { texts("mail.outbox.lead") }
                }
                if lines.isEmpty { empty(texts) } else { list(texts) }
                if let next {
                    nav(.class("pages"), .ariaLabel(texts("mail.outbox.pages"))) {
                        a(.rel("next"), .href("?before=\(next)")) { texts("mail.outbox.older") }
                    }
                }
            }
        }
        page.isIndexed = false
        return page
    }

    private func empty(_ texts: Texts) -> Markup {
        div(.class("empty")) {
            picture("/assets/pictures.svg#empty", viewBox: "0 0 88 64")
            h2 { texts("mail.outbox.empty") }
            p { texts("mail.outbox.empty.meaning") }
        }
    }

    private func list(_ texts: Texts) -> Markup {
        ul(.class("entries plain")) {
            Markup.group(
                lines.map { line in
                    li {
                        h2 { a(.href("/outbox/\(line.id)")) { line.subject } }
                        p(.class("note")) {
                            texts("mail.letter.to", ["address": line.to]) + ", " + texts.moment(line.postedAt)
                            if line.isSent { ", " + texts("mail.letter.sent") }
                        }
                    }
                })
        }
    }
}
