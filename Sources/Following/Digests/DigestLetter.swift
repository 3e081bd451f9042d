import Accounts
import Mail
import Storage
import Web

/// The letter that tells somebody what is new.
struct DigestLetter {
    let site: Site
    let catalog: TextCatalog
    let key: [UInt8]

    func write(_ items: [NewsItem], andMore: Bool, to account: Account) -> Letter {
        let texts = Texts(account.language, catalog: catalog, overrides: site.wording[account.language] ?? [:])
        let leaving = site.address + Unsubscription(of: account.id).path(key: key)
        let values = ["site": site.name, "manage": "\(site.address)/following", "unsubscribe": leaving]
        let lines = items.map { item in
            "\(item.title)\n\(texts.date(item.at)) – \(item.sentence(texts))\n\(site.address)\(item.path)"
        }
        let text =
            [texts("following.letter.greeting", values)] + lines
            + (andMore ? [texts("following.letter.more", ["news": "\(site.address)/news"])] : [])
            + [texts("following.letter.farewell", values)]
        return Letter(
            to: account.email, subject: texts("following.letter.subject", count: items.count, values),
            text: text.joined(separator: "\n\n"), language: account.language, unsubscribe: leaving)
    }
}
