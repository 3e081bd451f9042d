package import Mail
package import Web

/// The letters of a room, in their reader's language and the node's own wording: `<room>.letter.greeting`,
/// `<room>.letter.<kind>.subject`, `<room>.letter.<kind>.text` and `<room>.letter.farewell`.
package struct RoomLetter: Sendable {
    /// As its texts begin.
    private let room: String
    package let site: Site
    private let catalog: TextCatalog

    package init(_ room: String, on site: Site, _ catalog: TextCatalog) {
        self.room = room
        self.site = site
        self.catalog = catalog
    }

    package func write(_ kind: String, to account: Account, _ values: [String: String]) -> Letter {
        let texts = Texts(account.language, catalog: catalog, overrides: site.wording[account.language] ?? [:])
        let values = values.merging(["site": site.name]) { given, _ in given }
        let text = [
            texts("\(room).letter.greeting"), texts("\(room).letter.\(kind).text", values),
            texts("\(room).letter.farewell", values),
        ]
        return Letter(
            to: account.email, subject: texts("\(room).letter.\(kind).subject", values),
            text: text.joined(separator: "\n\n"), language: account.language)
    }
}
