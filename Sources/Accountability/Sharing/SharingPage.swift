import Commons
import Markup
import Storage
import Web

/// A sheet for those who read it before everybody does: the sheet, who reads it, what was said of it.
struct SharingPage: PageModel {
    struct Comment: Encodable, Sendable {
        let text: String
        let author: String?
        let at: Timestamp
        /// Of the sheet as it was then.
        let revision: Int
    }

    struct Reader: Encodable, Sendable {
        let id: Person.ID
        let name: String
    }

    let thing: Thing
    let readers: [Reader]
    let comments: [Comment]
    private let reading: SheetReading
    private let concerned: [Thing]
    /// To which it is shown; only for those who show it.
    private let addresses: [String]
    private let isKeeper: Bool

    private enum CodingKeys: CodingKey { case thing, readers, comments }

    init(
        for reader: SheetReader, _ names: Names, at now: Timestamp, _ texts: Texts, in tx: Transaction
    ) throws {
        thing = reader.thing
        isKeeper = reader.isKeeper
        let content = try AccountSheets().content(of: thing, in: tx)
        reading = try SheetReading(thing, content, at: now, texts, in: tx)
        let asked = try SheetReader.all(of: thing, in: tx)
        let said = try SheetComment.all(of: thing, in: tx)
        let called = try names.find(asked + said.compactMap(\.person), tx)
        readers = asked.compactMap { id in called[id].map { Reader(id: id, name: $0) } }
        comments = said.map { comment in
            Comment(
                text: comment.text, author: comment.person.flatMap { called[$0] }, at: comment.at,
                revision: comment.revision)
        }
        let isShared = isKeeper && thing.visibility == .draft
        addresses = try isShared ? SheetAddress.all(of: thing, in: tx) : []
        concerned = try isShared ? Concerned(by: reading.subject, in: tx).things : []
    }

    /// - Parameters:
    ///   - submission: a comment that was refused.
    ///   - call: an address that was refused.
    func view(
        _ screen: Screen, _ submission: Submission = Submission(), calling call: Submission = Submission()
    ) -> Page {
        let texts = screen.texts
        let title = texts("accountability.reading.of", ["title": thing.title])
        var page = Page(title) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(reading.subject.path)) { reading.name } }
                    h1 { title }
                    p(.class("lead")) { texts("accountability.reading.lead") }
                    if isKeeper || thing.visibility == .published {
                        p(.class("actions")) {
                            a(.class("button"), .href(thing.path)) { texts("accountability.reading.page") }
                        }
                    }
                }
            }
            sharing(screen, call)
            Markup.group(reading.sections(texts).map { $0.markup(texts) })
            said(screen, submission)
        }
        page.isIndexed = false
        return page
    }

    private func sharing(_ screen: Screen, _ call: Submission) -> Markup {
        let texts = screen.texts
        let isShared = isKeeper && thing.visibility == .draft
        return section(.class("section")) {
            h2(.id("readers")) { texts("accountability.readers") }
            if readers.isEmpty && addresses.isEmpty { p { texts("accountability.readers.none") } }
            if !readers.isEmpty {
                ul(.class("entries plain")) { Markup.group(readers.map { reader($0, isShared, screen) }) }
            }
            if isShared {
                asking(screen)
                SheetAddresses(of: thing, addresses).markup(screen, call)
                screen.form(to: "\(thing.path)/reading-links", class: "actions") {
                    button(.class("button")) { texts("accountability.link.make") }
                }
                p(.class("note")) { texts("accountability.link.meaning", ["days": texts.number(SheetLink.days)]) }
            }
        }
    }

    private func reader(_ reader: Reader, _ isShared: Bool, _ screen: Screen) -> Markup {
        let name = ["name": reader.name]
        return li {
            p { reader.name }
            if isShared {
                screen.form(to: "\(thing.path)/readers/\(reader.id)/removals", class: "cluster") {
                    button(.class("button link"), .ariaLabel(screen.texts("accountability.readers.remove.named", name)))
                    {
                        screen.texts("accountability.readers.remove")
                    }
                }
            }
        }
    }

    private func asking(_ screen: Screen) -> Markup {
        guard !concerned.isEmpty else { return .group([]) }
        let view = FormView(Submission(), screen.texts, labels: "accountability.readers.form")
        return screen.form(to: "\(thing.path)/readers") {
            view.ticks("concerned", concerned.map { FormView.Choice($0.id.rawValue, $0.title) })
            div(.class("actions")) {
                button(.class("button")) { screen.texts("accountability.readers.form.save") }
            }
        }
    }

    private func said(_ screen: Screen, _ submission: Submission) -> Markup {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "accountability.comment")
        return section(.class("section")) {
            h2(.id("comments")) { texts("accountability.comments") }
            if comments.isEmpty { p { texts("accountability.comments.none") } }
            if !comments.isEmpty { ul(.class("entries plain")) { Markup.group(comments.map { entry($0, texts) }) } }
            screen.form(to: "\(thing.path)/comments") {
                view.errors
                view.area("text", rows: 4)
                div(.class("actions")) {
                    button(.class("button main")) { texts("accountability.comment.save") }
                }
            }
        }
    }

    private func entry(_ comment: Comment, _ texts: Texts) -> Markup {
        let author = comment.author ?? texts("accountability.somebody")
        let version = texts("accountability.comments.version", ["number": texts.number(comment.revision)])
        return li {
            p { comment.text }
            p(.class("note")) { [author, texts.date(comment.at), version].joined(separator: " · ") }
        }
    }
}

/// The link, shown once.
struct LinkMadePage: PageModel {
    let thing: Thing
    let link: String

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        return Page(texts("accountability.link")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href("\(thing.path)/reading")) { thing.title } }
                    h1 { texts("accountability.link") }
                    p(.class("lead")) { texts("accountability.link.lead") }
                }
                div(.class("field")) {
                    label(.for("link")) { texts("accountability.link.field") }
                    input(.id("link"), .type("text"), .value(link), Attribute("readonly", when: true))
                }
                p { a(.class("button main"), .href("\(thing.path)/reading")) { texts("accountability.link.back") } }
            }
        }
    }
}

/// What whoever opens the link is asked.
struct LinkPage: PageModel {
    let title: String

    func view(_ secret: String, _ screen: Screen) -> Page {
        let texts = screen.texts
        let question = texts("accountability.link.question", ["title": title])
        let back = "/session/new?then=/readings/\(secret)"
        var page = Page(question) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { question }
                    p(.class("lead")) { texts("accountability.link.asked") }
                }
                screen.viewer == nil
                    ? p(.class("actions")) {
                        a(.class("button main"), .href(back)) { texts("accountability.link.signIn") }
                    }
                    : screen.form(to: "/readings/\(secret)/acceptances", class: "actions") {
                        button(.class("button main")) { texts("accountability.link.accept") }
                    }
            }
        }
        page.isIndexed = false
        return page
    }
}
