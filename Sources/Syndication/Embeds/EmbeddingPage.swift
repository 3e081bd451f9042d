import Commons
import Markup
import Web

/// Where the code is copied with which another site shows a page of this one.
struct EmbeddingPage: PageModel {
    let page: String
    let title: String
    /// HTML.
    let code: String
    let card: String
    /// The code of a map of where it took root; nil of what has none.
    let mapCode: String?
    let oEmbed: String
    private let mapPath: String
    private let language: String

    private enum CodingKeys: CodingKey { case page, title, code, card, mapCode, oEmbed }

    init(_ card: Card) {
        page = card.thing.path
        title = card.thing.title
        language = card.thing.language
        code = card.code()
        self.card = card.path
        mapPath = Card.mapPath(of: card.thing)
        mapCode = Card.hasMap(card.thing) ? card.mapCode : nil
        let address = card.site.address + card.thing.path
        oEmbed = "/oembed?url=\(address.percentEncoded)"
    }

    func view(_ screen: Screen) -> Page {
        let texts = screen.texts
        var shown = Page(texts("syndication.embedding.title")) {
            section(.class("section")) {
                header(.class("head")) {
                    p(.class("kind")) { a(.href(page), .lang(language, on: texts)) { title } }
                    h1 { texts("syndication.embedding.title") }
                    p(.class("lead")) { texts("syndication.embedding.lead") }
                }
                field("code", code, texts("syndication.embedding.code"))
                p(.class("actions")) {
                    a(.class("button"), .href(card)) { texts("syndication.embedding.look") }
                }
                if let mapCode {
                    field("map-code", mapCode, texts("syndication.embedding.map"))
                    p(.class("actions")) {
                        a(.class("button"), .href(mapPath)) { texts("syndication.embedding.map.look") }
                    }
                }
                p(.class("note")) {
                    texts("syndication.embedding.programs") + " "
                    a(.href(oEmbed)) { "oEmbed" }
                }
            }
        }
        shown.isIndexed = false
        return shown
    }

    private func field(_ id: String, _ code: String, _ name: String) -> Markup {
        div(.class("field")) {
            label(.for(id)) { name }
            textarea(.id(id), Attribute("readonly", ""), Attribute("rows", "6"), .autocomplete("off")) { code }
        }
    }
}
