import Commons
import Mail
import Markup
import Storage
import Web

/// Whom administrators have invited and who has not answered yet; and the form to invite.
struct InvitationsPage: PageModel {
    struct Line: Encodable, Sendable {
        let id: AccountInvitation.ID
        /// Shown to administrators on the page, and left out of its JSON.
        let email: String
        let roles: [Role]
        let invitedBy: String?
        let createdAt: Timestamp
        let expiresAt: Timestamp

        private enum CodingKeys: String, CodingKey {
            case id, roles, invitedBy, createdAt, expiresAt
        }
    }

    let invitations: [Line]
    private let form: InvitationForm

    private enum CodingKeys: String, CodingKey { case invitations }

    static let length = 100

    init(_ form: InvitationForm, at now: Timestamp, in tx: Transaction) throws {
        self.form = form
        let open = try AccountInvitation.open(at: now, limit: Self.length, in: tx)
        let called = try Accounts.names.find(open.compactMap(\.invitedBy), tx)
        invitations = open.map { invitation in
            Line(
                id: invitation.id, email: invitation.email.rawValue, roles: invitation.roles.sorted(),
                invitedBy: invitation.invitedBy.flatMap { called[$0] }, createdAt: invitation.createdAt,
                expiresAt: invitation.expiresAt)
        }
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("accounts.invitations")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href("/administration")) { texts("web.frame.administration") } }
                    h1 { texts("accounts.invitations") }
                    p(.class("lead")) { texts("accounts.invitations.meaning") }
                }
                form.markup(screen)
            }
            section(.class("section")) {
                h2 { texts("accounts.invitations.open") }
                invitations.isEmpty ? p { texts("accounts.invitations.none") } : list(screen)
            }
        }
        page.isIndexed = false
        return page
    }

    private func list(_ screen: Screen) -> Markup {
        ul(.class("entries plain")) { Markup.group(invitations.map { entry($0, screen) }) }
    }

    private func entry(_ line: Line, _ screen: Screen) -> Markup {
        let texts = screen.texts
        let by = line.invitedBy ?? texts("accounts.invitations.fromTheServer")
        let values = ["person": by, "date": texts.date(line.createdAt), "end": texts.date(line.expiresAt)]
        return li {
            h3 { line.email }
            p { ([.contributor] + line.roles).map { texts($0.textKey) }.joined(separator: ", ") }
            p(.class("note")) { texts("accounts.invitations.line", values) }
            screen.form(to: "/administration/invitations/\(line.id)/revocations", class: "actions") {
                button(
                    .class("button link"), .ariaLabel(texts("accounts.invitations.revokeThis", ["email": line.email]))
                ) { texts("accounts.invitations.revoke") }
            }
        }
    }
}
