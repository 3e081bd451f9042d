import Markup
import Testing

@Suite struct MarkupWritingTests {
    @Test func `every text is escaped, in elements and in attributes`() {
        let markup = p(.title("\"><script>")) { "<b>&'" }

        #expect(markup.html == "<p title=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;&#39;</p>")
    }

    @Test func `an attribute that is absent is not written`() {
        let markup = input(.type("checkbox"), .checked(false), .optional("aria-describedby", nil), .required(true))

        #expect(markup.html == "<input type=\"checkbox\" required>")
    }

    @Test func `pieces can be optional, chosen and repeated`() {
        let isShown = false
        let markup = ul {
            if isShown { li { "caché" } }
            Markup.group((1...2).map { number in li { "\(number)" } })
        }

        #expect(markup.html == "<ul><li>1</li><li>2</li></ul>")
    }

    @Test func `a section says by which heading it begins, when a link can lead there`() throws {
        let section = Markup.group([section(.class("section")) { h2(.id("goals"), .lang("fr")) { "Où & quand" } }])
        let heading = try #require(section.heading)

        #expect(heading.id == "goals" && heading.words.html == "Où &amp; quand")
        #expect(p { "rien" }.heading == nil && h2 { "Sans nom" }.heading == nil && Markup.group([]).heading == nil)
        #expect(h2(.id("x")) { a(.href("/y")) { "un lien" } }.heading == nil)
    }
}
