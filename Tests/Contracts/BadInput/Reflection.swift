import Fixtures
import HTTPTypes

/// What became of a text that somebody sent: an answer holds it as text, or not at all.
enum Reflection {
    /// Everything in an answer that only a text of somebody's could have made: an element or an attribute of that name,
    /// a script of the page's own, an address that runs something.
    static func faults(in page: VisitedPage) -> [String] {
        var faults = page.headers.filter { $0.name.canonicalName.contains(NaughtyText.sign) }.map {
            "header \($0.name)"
        }
        guard page.headers[.contentType]?.hasPrefix("text/html") == true else { return faults }
        for piece in HTMLScanner.pieces(of: page.body) {
            guard case .start(let name, let attributes) = piece else { continue }
            if name.contains(NaughtyText.sign) || harmful.contains(name) { faults.append("<\(name)>") }
            if name == "script", attributes["src"]?.hasPrefix("/assets/") != true { faults.append("<script>") }
            for (attribute, value) in attributes where isHarmful(attribute, value) {
                faults.append("<\(name) \(attribute)=\"\(value.prefix(60))\">")
            }
        }
        return faults
    }

    private static let harmful = ["iframe", "object", "embed", "base", "style", "applet", "frame", "portal", "math"]

    private static func isHarmful(_ attribute: String, _ value: String) -> Bool {
        if attribute.hasPrefix("on") || attribute.contains(NaughtyText.sign) { return true }
        if ["style", "srcdoc", "formaction", "ping", "srcset", "background"].contains(attribute) { return true }
        guard ["href", "src", "action", "xlink:href"].contains(attribute) else { return false }
        return !["/", "?", "#", "https://", "http://", "mailto:"].contains { value.hasPrefix($0) }
            || value.hasPrefix("//") || value.hasPrefix("/\\")
    }
}
