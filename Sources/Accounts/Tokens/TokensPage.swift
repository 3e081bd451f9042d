import Markup
import Storage
import Web

/// The tokens that a person gave to programs.
struct TokensPage: PageModel {
    struct Line: Encodable, Sendable {
        let id: PersonalToken.ID
        let name: String
        let scopes: [TokenScope]
        let createdAt: Timestamp
        let expiresAt: Timestamp
        let usedAt: Timestamp?
        let isExpired: Bool
    }

    let lines: [Line]

    init(_ tokens: [PersonalToken], at now: Timestamp) {
        lines = tokens.map { token in
            Line(
                id: token.id, name: token.name, scopes: TokenScope.allCases.filter(token.scopes.contains),
                createdAt: token.createdAt, expiresAt: token.expiresAt, usedAt: token.usedAt,
                isExpired: token.expiresAt <= now)
        }
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("accounts.tokens.title")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href("/profile")) { texts("accounts.profile.title") } }
                    h1 { texts("accounts.tokens.title") }
                    p(.class("lead")) { texts("accounts.tokens.lead") }
                    p(.class("actions")) {
                        a(.class("button main"), .href("/profile/tokens/new")) { texts("accounts.tokens.make") }
                    }
                }
                lines.isEmpty
                    ? p { texts("accounts.tokens.none") }
                    : ul(.class("entries plain")) { Markup.group(lines.map { entry($0, screen) }) }
                div(.class("margin")) { p { a(.href("/api")) { texts("accounts.tokens.api") } } }
            }
        }
        page.isIndexed = false
        return page
    }

    private func entry(_ line: Line, _ screen: Screen) -> Markup {
        let texts = screen.texts
        let right = line.scopes.contains(.write) ? "write" : "read"
        let used = line.usedAt.map { texts("accounts.token.used", ["time": texts.moment($0)]) }
        let end = line.isExpired ? "accounts.token.expired" : "accounts.token.expires"
        return li {
            h2 { line.name }
            p(.class("note")) {
                [
                    texts("accounts.token.\(right)"),
                    texts("accounts.token.made", ["date": texts.date(line.createdAt)]),
                    used ?? texts("accounts.token.unused"), texts(end, ["date": texts.date(line.expiresAt)]),
                ].joined(separator: " · ")
            }
            screen.form(to: "/profile/tokens/\(line.id)/revocations", class: "actions") {
                button(
                    .class("button link"), .ariaLabel(texts("accounts.tokens.revokeThis", ["name": line.name]))
                ) { texts("accounts.tokens.revoke") }
            }
        }
    }
}
