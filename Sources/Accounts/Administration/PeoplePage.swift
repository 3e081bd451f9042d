import Mail
import Markup
import Storage
import Web

/// The people of this node, by name.
struct PeoplePage: PageModel {
    struct Line: Encodable, Sendable {
        let id: Person.ID
        let name: String
        /// Shown to administrators on the page, and left out of its JSON.
        let email: String
        let roles: [Role]
        let createdAt: Timestamp
        let isVerified: Bool
        let isSuspended: Bool
        let isClosed: Bool

        private enum CodingKeys: String, CodingKey {
            case id, name, roles, createdAt, isVerified, isSuspended, isClosed
        }
    }

    let words: String
    let people: [Line]
    /// After whom the next page begins, when there are more.
    let next: Person.ID?

    static let length = 50

    /// - Parameter found: one more than is shown, when there are more.
    init(_ found: [Account], roles: [Person.ID: Set<Role>], words: String) {
        self.words = words
        people = found.prefix(Self.length).map { account in
            Line(
                id: account.id, name: account.name, email: account.email.rawValue,
                roles: (roles[account.id] ?? []).sorted(), createdAt: account.createdAt,
                isVerified: account.isVerified, isSuspended: account.isSuspended, isClosed: account.isClosed)
        }
        next = found.count > Self.length ? people.last?.id : nil
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("accounts.people")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href("/administration")) { texts("web.frame.administration") } }
                    h1 { texts("accounts.people") }
                    p(.class("lead")) { texts("accounts.people.meaning") }
                }
                search(texts)
                div(.class("whole")) {
                    people.isEmpty ? p { texts("accounts.people.none") } : rows(texts)
                    if let next { pages(next, texts) }
                }
            }
        }
        page.isIndexed = false
        return page
    }

    private func search(_ texts: Texts) -> Markup {
        element("form", .class("form"), .method("get"), .action("/administration/people")) {
            FormView(Submission(["q": words]), texts, labels: "accounts.people").line("q", type: "search")
            div(.class("actions")) { button(.class("button")) { texts("accounts.people.search") } }
        }
    }

    private func rows(_ texts: Texts) -> Markup {
        let columns = ["accounts.name", "accounts.email", "accounts.roles", "accounts.since"]
        return table(.class("rows")) {
            caption(.class("hidden")) { texts("accounts.people") }
            thead { tr { Markup.group(columns.map { key in th(.scope("col")) { texts(key) } }) } }
            tbody { Markup.group(people.map { row($0, texts) }) }
        }
    }

    private func row(_ line: Line, _ texts: Texts) -> Markup {
        tr {
            th(.scope("row")) { a(.href("/administration/people/\(line.id)")) { line.name } }
            td(Attribute("data-label", texts("accounts.email"))) { line.email }
            td(Attribute("data-label", texts("accounts.roles"))) { standing(line, texts) }
            td(Attribute("data-label", texts("accounts.since"))) { texts.date(line.createdAt) }
        }
    }

    private func standing(_ line: Line, _ texts: Texts) -> String {
        if line.isClosed { return texts("accounts.standing.closed") }
        if line.isSuspended { return texts("accounts.standing.suspended") }
        if !line.isVerified { return texts("accounts.standing.notVerified") }
        return ([.contributor] + line.roles).map { texts($0.textKey) }.joined(separator: ", ")
    }

    private func pages(_ next: Person.ID, _ texts: Texts) -> Markup {
        nav(.class("pages"), .ariaLabel(texts("accounts.pages"))) {
            a(.rel("next"), .href("?q=\(words.percentEncoded)&after=\(next)")) { texts("accounts.people.more") }
        }
    }
}
