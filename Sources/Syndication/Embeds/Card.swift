import Commons
import Markup
import Web

/// A thing as a small page to stand in pages of other sites: no script, no form, nothing about the reader.
struct Card {
    let thing: Thing
    /// What one of its kind is called.
    let kind: String
    let texts: Texts
    let site: Site

    /// What a frame around it measures, in CSS pixels.
    static let (width, height) = (480, 300)
    static let narrowest = 240

    var path: String { "/embeds\(thing.path)" }

    var page: [UInt8] {
        var bytes: [UInt8] = Array("<!DOCTYPE html>".utf8)
        html(.lang(texts.language.rawValue)) {
            head {
                meta(Attribute("charset", "utf-8"))
                element("title", [], .text("\(thing.title) · \(site.name)"))
                meta(.name("viewport"), .content("width=device-width, initial-scale=1"))
                meta(.name("color-scheme"), .content("light dark"))
                meta(.name("robots"), .content("noindex"))
                link(.rel("canonical"), .href(site.address + thing.path))
                Markup.group(
                    ["tokens", "base", "components"].map { link(.rel("stylesheet"), .href("/assets/\($0).css")) })
            }
            element("body", .class("card")) { content }
        }.write(to: &bytes)
        return bytes
    }

    private var content: Markup {
        main {
            p(.class("kind")) { kind }
            h1 {
                a(
                    .href(site.address + thing.path), Attribute("target", "_blank"), .rel("noopener"),
                    .lang(thing.language, on: texts)
                ) { thing.title }
            }
            if thing.isFictional { p(.class("note")) { texts("syndication.card.fictional") } }
            if !thing.summary.isEmpty { p(.lang(thing.language, on: texts)) { thing.summary } }
            p(.class("note")) { "\(site.name) · \(Licence.name(of: thing.licence))" }
        }
    }

    /// The code that a page of another site holds.
    func code(width: Int = Card.width, height: Int = Card.height) -> String {
        element(
            "iframe", Attribute("src", site.address + path), Attribute("width", "\(width)"),
            Attribute("height", "\(height)"), .title(thing.title), Attribute("loading", "lazy"),
            Attribute("sandbox", "allow-popups allow-popups-to-escape-sandbox"), Attribute("frameborder", "0")
        ) {}.html
    }
}
