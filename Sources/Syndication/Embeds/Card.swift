import Commons
import Markup
import Media
import Practices
import Web

/// A thing as a small page to stand in pages of other sites: no script, no form, nothing about the reader.
struct Card {
    enum Shape {
        /// Its name and what it is, in words.
        case words
        /// An image, a sound, a film, a document.
        case medium(MediumPicture)
        /// Where it took root.
        case map([MapPlace])
    }

    let shape: Shape
    let thing: Thing
    /// What one of its kind is called.
    let kind: String
    let texts: Texts
    let site: Site

    /// What a frame around it measures, in CSS pixels.
    static let (width, height) = (480, 300)
    static let narrowest = 240

    /// The page of which this is the small form.
    static func path(of thing: Thing) -> String { "/embeds\(thing.path)" }
    static func mapPath(of thing: Thing) -> String { path(of: thing) + "/map" }
    /// Whether it takes root in places, which a map shows.
    static func hasMap(_ thing: Thing) -> Bool { thing.kind == .practice }

    var path: String { if case .map = shape { Self.mapPath(of: thing) } else { Self.path(of: thing) } }

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
                    ["tokens", "base", "components", "pictures", "map"].map {
                        link(.rel("stylesheet"), .href("/assets/\($0).css"))
                    })
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
            shown
            p(.class("note")) { "\(site.name) · \(Licence.name(of: thing.licence))" }
        }
    }

    @MarkupBuilder private var shown: Markup {
        switch shape {
        case .words: if !thing.summary.isEmpty { p(.lang(thing.language, on: texts)) { thing.summary } }
        case .medium(let picture): figure { picture.inPlace(texts, sizes: "100vw") }
        case .map(let places):
            MapFigure(places, caption: texts("syndication.card.map", count: places.count)).markup(texts)
        }
    }

    /// What the frame may do: open the page here. It runs nothing; being of this node, it may have its styles and its media.
    private static let allowed = "allow-popups allow-popups-to-escape-sandbox allow-same-origin"

    /// The code that a page of another site holds.
    func code(width: Int = Card.width, height: Int = Card.height) -> String {
        code(of: path, width: width, height: height)
    }

    /// The same, of a map of where it took root.
    var mapCode: String { code(of: Self.mapPath(of: thing), width: Self.width, height: 2 * Self.height) }

    private func code(of path: String, width: Int, height: Int) -> String {
        element(
            "iframe", Attribute("src", site.address + path), Attribute("width", "\(width)"),
            Attribute("height", "\(height)"), .title(thing.title), Attribute("loading", "lazy"),
            Attribute("sandbox", Self.allowed), Attribute("frameborder", "0")
        ) {}.html
    }
}
