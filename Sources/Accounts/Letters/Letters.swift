import Mail
import Storage
import Web

/// The letters of this room, in their reader's language and the node's own wording.
struct Letters: Sendable {
    /// The texts are `accounts.letter.<kind>.subject` and `accounts.letter.<kind>.text`.
    enum Kind: String {
        case verification, alreadyKnown, passwordReset, passwordChanged, emailChange, emailTaken, emailChanged
        case invitation, readmission, closure, closureOnRequest, secondFactorOn, secondFactorOff
    }

    let site: Site
    let catalog: TextCatalog

    func write(
        _ kind: Kind, to email: EmailAddress, in language: Language, link: IssuedLink? = nil,
        _ values: [String: String] = [:]
    ) -> Letter {
        let texts = Texts(language, catalog: catalog, overrides: site.wording[language] ?? [:])
        var values = values
        values["site"] = site.name
        values["address"] = site.address
        if let link {
            values["link"] = site.address + link.path
            values["until"] = texts.date(link.expiresAt)
        }
        let text = [
            texts("accounts.letter.greeting"), texts("accounts.letter.\(kind.rawValue).text", values),
            texts("accounts.letter.farewell", values),
        ]
        return Letter(
            to: email, subject: texts("accounts.letter.\(kind.rawValue).subject", values),
            text: text.joined(separator: "\n\n"), language: language)
    }
}
