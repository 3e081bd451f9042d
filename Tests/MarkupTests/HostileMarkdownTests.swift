import Markdown
import Markup
import Testing

struct HostileMarkdownTests {
    /// Every element and attribute that may come out of a text, and nothing else.
    private static let allowed: [String: Set<String>] = [
        "p": [], "h2": [], "h3": [], "h4": [], "h5": [], "h6": [], "ul": [], "li": [], "ol": ["start"],
        "blockquote": [],
        "hr": [], "br": [], "pre": [], "code": [], "em": [], "strong": [], "del": [], "table": [], "thead": [],
        "tbody": [],
        "tr": [], "th": ["scope", "class"], "td": ["class"], "a": ["href", "rel"], "img": ["src", "alt", "loading"],
    ]

    @Test(arguments: hostileMarkdown)
    func `nothing but harmless elements comes out`(source: String) {
        for wrapped in [source, "> " + source, "| a |\n|---|\n| \(source) |", "# " + source, "a *b " + source] {
            let html = Markdown(wrapped).markup.html

            for tag in HTMLReader(html).tags where !tag.name.hasPrefix("/") {
                let attributes = Self.allowed[tag.name]
                #expect(attributes != nil, "<\(tag.name)> in \(html)")
                #expect(attributes?.isSuperset(of: tag.attributes.keys) == true, "\(tag) in \(html)")
                if let address = tag.attributes["href"] { #expect(isHarmless(address), "\(address)") }
                if let source = tag.attributes["src"] { #expect(source.hasPrefix("/media/"), "\(source)") }
            }
        }
    }

    /// As a browser decides: it drops tabs and line ends, trims controls and spaces, and takes \ for /.
    private func isHarmless(_ attribute: String) -> Bool {
        let read = attribute.replacing("&amp;", with: "&").unicodeScalars.filter { $0.value > 0x20 }.map { "\($0)" }
            .joined()
            .replacing("\\", with: "/").lowercased()
        if ["https://", "http://", "mailto:"].contains(where: read.hasPrefix) { return !read.contains("@evil") }
        let beforePath = read.prefix { !"/?#".contains($0) }
        return !beforePath.contains(":") && !read.hasPrefix("//")
    }

    @Test(arguments: [
        "JavaScript:alert(1)", "javascript&colon;alert(1)", "javascript&#58;alert(1)", "&#106;avascript:alert(1)",
        "data:text/html;base64,PHNjcmlwdD4=", "vbscript:x", "//evil.example", "/\\evil.example", "\\\\evil.example",
        "https:evil.example", "https:/evil.example", "https://", "https://bank.example@evil.example",
        "file:///etc/passwd",
        "ftp://evil.example", "blob:https://a.example/x", "intent://x", "tel:1", "mailto:", "about:blank", "x:y",
        "java\u{AD}script:alert(1)", "\u{202E}https://a.example",
    ])
    func `an address that may harm is no link`(address: String) {
        let html = Markdown("[ici](<\(address)>)").markup.html

        #expect(!html.contains("<a"), "\(html)")
        #expect(html.contains("ici"))
    }

    @Test(arguments: [
        "/media/../accounts", "/media/%2e%2e/x", "media/x.png", "https://a.example/media/x.png", "//media/x", "#",
    ])
    func `a picture from elsewhere is its description`(address: String) {
        #expect(Markdown("![vue](\(address))").markup.html == "<p>vue</p>")
    }

    @Test(.timeLimit(.minutes(1)), arguments: explosiveMarkdown)
    func `what is made to explode stays small and quick`(sample: Sample) {
        let clock = ContinuousClock()
        var html = ""

        let time = clock.measure {
            html = Markdown(sample.text).markup.html
            _ = Markdown(sample.text).plainText
        }

        #expect(time < .seconds(2))
        #expect(html.utf8.count < 40 * Markdown.longest)
    }
}

/// A text too long for the test report, with a name.
struct Sample: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let text: String

    init(_ name: String, _ text: String) {
        testDescription = name
        self.text = text
    }

    init(repeating piece: String, ending: String = "") {
        let text = String(repeating: piece, count: Markdown.longest / piece.utf8.count) + ending
        self.init(piece.debugDescription, text)
    }
}
