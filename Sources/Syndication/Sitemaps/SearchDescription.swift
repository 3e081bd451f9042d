import Markup
import Web

/// How a browser searches here from its own bar (OpenSearch 1.1, draft 6).
struct SearchDescription {
    static let type = "application/opensearchdescription+xml; charset=utf-8"
    /// What the format allows a name to be.
    private static let longestName = 16

    let site: Site
    let texts: Texts

    var bytes: [UInt8] {
        let root = element("OpenSearchDescription", Attribute("xmlns", "http://a9.com/-/spec/opensearch/1.1/")) {
            element("ShortName") { String(site.name.prefix(Self.longestName)) }
            element("Description") { texts("syndication.search", ["site": site.name]) }
            element("InputEncoding") { "UTF-8" }
            element(
                "Url", .type("text/html"), Attribute("template", "\(site.address)/search?q={searchTerms}")
            ) {}
            element("Image", .type("image/svg+xml")) { "\(site.address)/assets/favicon.svg" }
        }
        return Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n".utf8) + root.xml(at: "")
    }
}
