package import Mail
package import Web

/// The letters of a room, in their reader's language and the node's own wording: `<texts>.greeting`,
/// `<texts>.<kind>.subject`, `<texts>.<kind>.text` and `<texts>.farewell`.
package struct RoomLetter: Sendable {
    /// How the keys of its texts begin: `editions.letter`.
    private let prefix: String
    package let site: Site
    private let catalog: TextCatalog

    package init(_ prefix: String, on site: Site, _ catalog: TextCatalog) {
        self.prefix = prefix
        self.site = site
        self.catalog = catalog
    }

    package func write(_ kind: String, to account: Account, _ values: [String: String]) -> Letter {
        let texts = Texts(account.language, catalog: catalog, overrides: site.wording[account.language] ?? [:])
        let values = values.merging(["site": site.name]) { given, _ in given }
        let text = [
            texts("\(prefix).greeting"), texts("\(prefix).\(kind).text", values),
            texts("\(prefix).farewell", values),
        ]
        return Letter(
            to: account.email, subject: texts("\(prefix).\(kind).subject", values),
            text: text.joined(separator: "\n\n"), language: account.language)
    }
}
