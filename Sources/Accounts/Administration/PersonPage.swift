import Commons
import Mail
import Markup
import Storage
import Web

/// One person, for administrators: what they may do, and whether they may come in.
struct PersonPage: PageModel {
    let id: Person.ID
    let name: String
    /// Shown to administrators on the page, and left out of its JSON.
    let email: String
    let roles: [Role]
    let createdAt: Timestamp
    let isVerified: Bool
    let suspendedAt: Timestamp?
    let suspensionReason: String?
    let closedAt: Timestamp?
    /// What was sent, where it has to be looked at again.
    private let submission: Submission

    private enum CodingKeys: String, CodingKey {
        case id, name, roles, createdAt, isVerified, suspendedAt, suspensionReason, closedAt
    }

    init(_ account: Account, roles: Set<Role>, _ submission: Submission) {
        id = account.id
        name = account.name
        email = account.email.rawValue
        self.roles = roles.sorted()
        createdAt = account.createdAt
        isVerified = account.isVerified
        suspendedAt = account.suspendedAt
        suspensionReason = account.suspensionReason
        closedAt = account.closedAt
        self.submission = submission
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(name) {
            if let closedAt { closed(closedAt, texts) }
            if let suspensionReason { suspended(suspensionReason, texts) }
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href("/administration/people")) { texts("accounts.people") } }
                    h1 { name }
                    dl(.class("facts across")) {
                        fact(texts("accounts.email")) { email }
                        fact(texts("accounts.since")) { texts.date(createdAt) }
                        if !isVerified { fact(texts("accounts.standing")) { texts("accounts.standing.notVerified") } }
                    }
                }
                FormView(submission, texts, labels: "accounts.field").errors
                rolesForm(screen)
                div(.class("margin")) {
                    p { a(.href("/administration/trail?person=\(id)")) { texts("accounts.person.acts") } }
                    p { a(.href("/administration/trail?subject=\(id)")) { texts("accounts.person.trail") } }
                }
            }
            section(.class("section")) { suspendedAt == nil ? suspension(texts) : readmissionForm(screen) }
            if closedAt == nil { section(.class("section")) { closureForm(screen) } }
        }
        page.isIndexed = false
        return page
    }

    private func suspended(_ reason: String, _ texts: Texts) -> Markup {
        div(.class("notice care")) {
            p {
                strong { texts("accounts.standing.suspended") }
                " "
                texts("accounts.person.because", ["reason": reason])
            }
        }
    }

    private func closed(_ time: Timestamp, _ texts: Texts) -> Markup {
        div(.class("notice care")) {
            p {
                strong { texts("accounts.standing.closed") }
                " "
                texts("accounts.person.erased", ["date": texts.date(time + Account.regret)])
            }
        }
    }

    private func closureForm(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return .group([
            h2 { texts("accounts.closureOnRequest.title") },
            p { texts("accounts.closureOnRequest.lead") },
            screen.form(to: "/administration/people/\(id)/closures") {
                FormView(submission, texts, labels: "accounts.field").line("request")
                div(.class("actions")) {
                    button(.class("button danger")) { texts("accounts.closureOnRequest.act") }
                }
            },
        ])
    }

    private func rolesForm(_ screen: Screen) -> Markup {
        var shown = submission
        if submission.isValid { shown.set("roles", roles.map(\.rawValue)) }
        let view = FormView(shown, screen.texts, labels: "accounts.field")
        return screen.form(to: "/administration/people/\(id)/roles") {
            view.roles
            div(.class("actions")) { button(.class("button main")) { screen.texts("accounts.person.saveRoles") } }
        }
    }

    /// The decision has reasons, which Moderation asks for.
    private func suspension(_ texts: Texts) -> Markup {
        .group([
            h2 { texts("accounts.suspension.title") },
            p { texts("accounts.suspension.lead") },
            p { a(.href("/administration/people/\(id)/suspensions/new")) { texts("accounts.suspension.act") } },
        ])
    }

    private func readmissionForm(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return .group([
            h2 { texts("accounts.readmission.title") },
            p { texts("accounts.readmission.lead") },
            screen.form(to: "/administration/people/\(id)/readmissions") {
                FormView(submission, texts, labels: "accounts.field").line("reason")
                div(.class("actions")) { button(.class("button danger")) { texts("accounts.readmission.act") } }
            },
        ])
    }
}
