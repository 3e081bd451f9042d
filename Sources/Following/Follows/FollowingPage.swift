import Commons
import Markup
import Storage
import Web

/// What somebody follows, and how often they are written to.
struct FollowingPage: PageModel {
    struct Entry: Encodable, Sendable {
        let id: Follow.ID
        let subject: FollowedSubject
        let cadence: Cadence
        let since: Timestamp
    }

    let entries: [Entry]

    /// What is no longer shown is left out, and comes back when it is shown again.
    init(for person: Person.ID, _ texts: Texts, in tx: Transaction) throws {
        entries = try Follow.all(of: person, in: tx).compactMap { follow in
            try FollowedSubject.find(follow.kind, follow.subject, texts, in: tx).map {
                Entry(id: follow.id, subject: $0, cadence: follow.cadence, since: follow.since)
            }
        }
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("following.title")) {
            section(.class("section")) {
                header(.class("head")) {
                    h1 { texts("following.title") }
                    p(.class("lead")) { texts("following.lead") }
                    p(.class("actions")) { a(.class("button main"), .href("/news")) { texts("following.news.title") } }
                }
                entries.isEmpty
                    ? p { texts("following.none") }
                    : ul(.class("entries plain")) { Markup.group(entries.map { entry($0, screen) }) }
            }
        }
        page.isIndexed = false
        return page
    }

    private func entry(_ entry: Entry, _ screen: Screen) -> Markup {
        let texts = screen.texts
        return li {
            h2 { a(.href(entry.subject.path), .lang(entry.subject.language, on: texts)) { entry.subject.title } }
            p(.class("note")) {
                [
                    texts(entry.subject.kind.textKey),
                    texts("following.since", ["date": texts.date(entry.since)]), texts(entry.cadence.textKey),
                ].joined(separator: " · ")
            }
            screen.form(to: "/following/\(entry.id)/cadences", class: "actions") {
                CadenceField(chosen: entry.cadence, id: "cadence-\(entry.id)").markup(texts)
                button(.class("button")) { texts("following.change") }
            }
            screen.form(to: "/following/\(entry.id)/endings", class: "actions") {
                button(.class("button link")) { texts("following.stop") }
            }
        }
    }
}

/// The choice of how often one is written to.
struct CadenceField {
    let chosen: Cadence
    let id: String

    func markup(_ texts: Texts) -> Markup {
        div(.class("field")) {
            label(.for(id)) { texts("following.form.cadence") }
            element("select", .id(id), .name("cadence")) {
                Markup.group(
                    Cadence.allCases.map { cadence in
                        option(.value(cadence.rawValue), .selected(cadence == chosen)) { texts(cadence.textKey) }
                    })
            }
        }
    }
}
