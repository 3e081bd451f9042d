import Foundation
import Markup
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

@Suite struct XMLWritingTests {
    private func xml(_ piece: Markup, at base: String = "https://commun.example") -> String {
        String(decoding: piece.xml(at: base), as: UTF8.self)
    }

    @Test func `elements that HTML leaves open are closed, and attributes that are only there have a value`() {
        let piece = p { img(.src("a.png"), .alt("<Ada> & \"Bo\"")) }

        #expect(xml(piece) == "<p><img src=\"a.png\" alt=\"&lt;Ada&gt; &amp; &quot;Bo&quot;\"/></p>")
        #expect(
            xml(input(.type("checkbox"), Attribute("checked", when: true), Attribute("disabled", when: true)))
                == "<input type=\"checkbox\" checked=\"\" disabled=\"\"/>")
        #expect(xml(.group([.text("a"), void("br", []), .text("b"), void("hr", [])])) == "a<br/>b<hr/>")
    }

    @Test func `links within a site lead to the site, others stay as they are`() {
        #expect(
            xml(a(.href("/practices/x?a=1&b=2")) { "x" })
                == "<a href=\"https://commun.example/practices/x?a=1&amp;b=2\">x</a>")
        #expect(xml(a(.href("#top")) { "x" }) == "<a href=\"#top\">x</a>")
        #expect(xml(a(.href("https://other.example/")) { "x" }) == "<a href=\"https://other.example/\">x</a>")
    }

    @Test func `controls are left out, since no document of XML may hold them`() {
        #expect(xml(p { "a\u{1}b\u{B}c\td\ne" }) == "<p>abc\td\ne</p>")
        #expect(
            xml(a(.href("/\u{2}x"), .title("\u{3}")) { "é" })
                == "<a href=\"https://commun.example/x\" title=\"\">é</a>")
    }

    @Test(arguments: ["", " ", "<", ">", "'\"=/>", "é\u{301}", "a=b c", "\u{202E}", "\u{FFFF}\u{FFFE}\u{FFFD}"])
    func `any text makes a document that a reader of XML takes`(text: String) throws {
        let piece = div(.class(text), .title(text), Attribute("hidden", when: true)) {
            text
            img(.src(text), .alt(text))
        }

        #expect(XMLParser(data: Data(piece.xml(at: "https://commun.example"))).parse())
    }
}
