import Markup
import Storage
import Web

/// Whether signing in asks for a code, and what can be done about it.
struct SecondFactorPage: PageModel {
    /// Nil while only the password is asked.
    let since: Timestamp?
    let codesLeft: Int
    let hasPassword: Bool
    private let submission: Submission

    init(since: Timestamp?, codesLeft: Int, hasPassword: Bool, submission: Submission) {
        self.since = since
        self.codesLeft = codesLeft
        self.hasPassword = hasPassword
        self.submission = submission
    }

    private enum CodingKeys: CodingKey { case since, codesLeft, hasPassword }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("accounts.secondFactor.title")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href("/profile")) { texts("accounts.profile.title") } }
                    h1 { texts("accounts.secondFactor.title") }
                    p(.class("lead")) { texts("accounts.secondFactor.lead") }
                }
                if let since { on(since, texts) } else { off(screen) }
            }
        }
        page.isIndexed = false
        return page
    }

    private func on(_ since: Timestamp, _ texts: Texts) -> Markup {
        Markup.group([
            p { texts("accounts.secondFactor.on", ["date": texts.date(since)]) },
            div(.class(codesLeft < 3 ? "notice care" : "notice")) {
                p { texts("accounts.secondFactor.codesLeft", count: codesLeft) }
            },
            p(.class("actions")) {
                a(.class("button"), .href("/profile/second-factor/recovery-codes")) {
                    texts("accounts.newCodes.title")
                }
                a(.class("button link"), .href("/profile/second-factor/ending")) {
                    texts("accounts.secondFactorEnding.title")
                }
            },
        ])
    }

    private func off(_ screen: Screen) -> Markup {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "accounts.field")
        guard hasPassword else {
            return div(.class("notice care")) {
                p {
                    texts("accounts.error.noPasswordYet") + " "
                    a(.href("/profile/password")) { texts("accounts.profile.password") }
                }
            }
        }
        return Markup.group([
            p { texts("accounts.secondFactor.off") },
            screen.form(to: "/profile/second-factor") {
                view.errors
                view.password()
                div(.class("actions")) { button(.class("button main")) { texts("accounts.secondFactor.begin") } }
            },
        ])
    }
}

/// The secret, for the telephone: as a square, and as letters for whoever cannot take a picture.
struct SecondFactorSecretPage: PageModel {
    let secret: String
    let address: String

    init(_ code: TimeBasedCode, issuer: String, account: String) {
        secret = Base32.spaced(Base32.text(of: code.key))
        address = code.address(issuer: issuer, account: account)
    }

    func view(_ submission: Submission, _ screen: Screen) -> Page {
        let texts = screen.texts
        let view = FormView(submission, texts, labels: "accounts.field")
        var page = Page(texts("accounts.secondFactorSecret.title")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href("/profile/second-factor")) { texts("accounts.secondFactor.title") } }
                    h1 { texts("accounts.secondFactorSecret.title") }
                    p(.class("lead")) { texts("accounts.secondFactorSecret.lead") }
                }
                QRCode(address)?.drawing(named: texts("accounts.secondFactorSecret.square")) ?? Markup.group([])
                p {
                    texts("accounts.secondFactorSecret.byHand") + " "
                    code { secret }
                }
                p { a(.href(address)) { texts("accounts.secondFactorSecret.open") } }
                screen.form(to: "/profile/second-factor/confirmation") {
                    view.errors
                    view.code
                    div(.class("actions")) {
                        button(.class("button main")) { texts("accounts.secondFactorSecret.act") }
                    }
                }
            }
        }
        page.isIndexed = false
        return page
    }
}

/// Recovery codes right after they were made: the only page that ever shows them.
struct RecoveryCodesPage: PageModel {
    let codes: [String]

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var page = Page(texts("accounts.recoveryCodes.title")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href("/profile/second-factor")) { texts("accounts.secondFactor.title") } }
                    h1 { texts("accounts.recoveryCodes.title") }
                    p(.class("lead")) { texts("accounts.recoveryCodes.lead") }
                }
                pre { code { codes.map(Base32.spaced).joined(separator: "\n") } }
                p(.class("actions")) {
                    a(.class("button main"), .href("/profile/second-factor")) { texts("accounts.recoveryCodes.kept") }
                }
            }
        }
        page.isIndexed = false
        return page
    }
}
