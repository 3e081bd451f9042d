import Accounts
import Mail
import Web

/// The letters of this room, in their reader's language and the node's own wording: `editions.letter.<kind>.subject` and
/// `editions.letter.<kind>.text`.
struct RoomLetter: Sendable {
    let site: Site
    let catalog: TextCatalog

    func write(_ kind: String, to account: Account, _ values: [String: String]) -> Letter {
        let texts = Texts(account.language, catalog: catalog, overrides: site.wording[account.language] ?? [:])
        let values = values.merging(["site": site.name]) { given, _ in given }
        let text = [
            texts("editions.letter.greeting"), texts("editions.letter.\(kind).text", values),
            texts("editions.letter.farewell", values),
        ]
        return Letter(
            to: account.email, subject: texts("editions.letter.\(kind).subject", values),
            text: text.joined(separator: "\n\n"), language: account.language)
    }
}
