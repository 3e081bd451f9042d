import Commons
import Markup
import Web

/// What a program of another site is told of a page, so that it shows a card (oEmbed 1.0, "rich").
struct Embedding: Encodable, Sendable {
    let version = "1.0"
    let type = "rich"
    let title: String
    let providerName: String
    let providerURL: String
    let cacheAge = 86_400
    let html: String
    let width: Int
    let height: Int

    private enum CodingKeys: String, CodingKey {
        case version, type, title, html, width, height
        case providerName = "provider_name"
        case providerURL = "provider_url"
        case cacheAge = "cache_age"
    }

    /// - Parameter most: what the asker has room for; nil where it did not say.
    init(_ card: Card, most: (width: Int?, height: Int?)) {
        title = card.thing.title
        providerName = card.site.name
        providerURL = card.site.address
        width = min(Card.width, most.width ?? Card.width)
        height = min(Card.height, most.height ?? Card.height)
        html = card.code(width: width, height: height)
    }

    static let xmlType = "text/xml; charset=utf-8"

    /// The same, for those who ask for XML.
    var xml: [UInt8] {
        let root = element("oembed") {
            element("version") { version }
            element("type") { type }
            element("title") { title }
            element("provider_name") { providerName }
            element("provider_url") { providerURL }
            element("cache_age") { "\(cacheAge)" }
            element("html") { html }
            element("width") { "\(width)" }
            element("height") { "\(height)" }
        }
        return Array("<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n".utf8) + root.xml(at: "")
    }
}
