import Commons
import Markup
import Storage
import Web

/// What search engines read to find every page (sitemaps.org, protocol 0.90).
struct Sitemap {
    static let type = "application/xml; charset=utf-8"
    /// Pages in one file: the protocol allows 50,000, and each is read whole.
    static let length = 10_000
    private static let space = "http://www.sitemaps.org/schemas/sitemap/0.9"

    let site: Site

    /// Where the lists of each kind are.
    func index(_ parts: [(kind: Kind, landmarks: [Landmark])]) -> [UInt8] {
        let pages = element("sitemap") { entry("/sitemaps/pages.xml", nil) }
        let lists = parts.flatMap { part in
            part.landmarks.map { landmark in
                element("sitemap") { entry("/sitemaps/\(part.kind.folder)/\(landmark.id).xml", landmark.changedAt) }
            }
        }
        return document(element("sitemapindex", Attribute("xmlns", Self.space)) { Markup.group([pages] + lists) })
    }

    /// The pages that are no things: the beginnings of all lists.
    func pages(_ paths: [String]) -> [UInt8] {
        list(paths.map { path in element("url") { entry(path, nil) } })
    }

    func things(_ things: [Thing]) -> [UInt8] {
        list(things.map { thing in element("url") { entry(thing.path, thing.updatedAt) } })
    }

    private func list(_ entries: [Markup]) -> [UInt8] {
        document(element("urlset", Attribute("xmlns", Self.space)) { Markup.group(entries) })
    }

    @MarkupBuilder private func entry(_ path: String, _ changedAt: Timestamp?) -> Markup {
        element("loc") { site.address + path }
        if let changedAt { element("lastmod") { changedAt.iso8601 } }
    }

    private func document(_ root: Markup) -> [UInt8] {
        Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8) + root.xml(at: "") + [UInt8(ascii: "\n")]
    }
}
