import Markdown
import Markup
import Testing

struct MarkdownTests {
    @Test(arguments: [
        (
            "Un *mot*, **deux**, ~~trois~~, `quatre`.",
            "<p>Un <em>mot</em>, <strong>deux</strong>, <del>trois</del>, <code>quatre</code>.</p>"
        ),
        ("Une ligne\net la suite  \nà la ligne", "<p>Une ligne\net la suite<br>à la ligne</p>"),
        ("- un\n- deux", "<ul><li>un</li><li>deux</li></ul>"),
        ("3. trois\n4. quatre", "<ol start=\"3\"><li>trois</li><li>quatre</li></ol>"),
        ("1. un", "<ol><li>un</li></ol>"),
        ("> cité", "<blockquote><p>cité</p></blockquote>"),
        ("a\n\n---\n\nb", "<p>a</p><hr><p>b</p>"),
        ("```swift\nlet a = \"<b>\"\n```", "<pre><code>let a = &quot;&lt;b&gt;&quot;\n</code></pre>"),
        (
            "l&eacute;gende &laquo;&nbsp;ici&nbsp;&raquo; &#8239;&hellip; &amp; &inconnu;",
            "<p>légende «\u{A0}ici\u{A0}» \u{202F}… &amp; &amp;inconnu;</p>"
        ),
        (
            "| a | b |\n|---|--:|\n| c | d |",
            "<table><thead><tr><th scope=\"col\">a</th><th scope=\"col\" class=\"end\">b</th></tr></thead><tbody><tr><td>c</td><td class=\"end\">d</td></tr></tbody></table>"
        ),
        ("[ici](/practices/x?a=1&b=2#c)", "<p><a href=\"/practices/x?a=1&amp;b=2#c\">ici</a></p>"),
        (
            "[là](https://a.example/ \"titre\")",
            "<p><a href=\"https://a.example/\" rel=\"nofollow noopener ugc\">là</a></p>"
        ),
        (
            "https://a.example/x",
            "<p><a href=\"https://a.example/x\" rel=\"nofollow noopener ugc\">https://a.example/x</a></p>"
        ),
        ("ada@a.example", "<p><a href=\"mailto:ada@a.example\" rel=\"nofollow\">ada@a.example</a></p>"),
        (
            "![Le *jardin* en mai](/media/jardin.webp)",
            "<p><img src=\"/media/jardin.webp\" alt=\"Le jardin en mai\" loading=\"lazy\"></p>"
        ),
        ("![Le jardin](https://a.example/pixel.gif)", "<p>Le jardin</p>"),
        ("", ""),
    ])
    func `Markdown becomes elements`(source: String, html: String) {
        #expect(Markdown(source).markup.html == html)
    }

    @Test func `headings stand under the heading of the page`() {
        let source = "# Un\n\n## Deux\n\n###### Six"

        #expect(Markdown(source).markup.html == "<h2>Un</h2><h3>Deux</h3><h6>Six</h6>")
        #expect(Markdown(source, under: 2).markup.html == "<h3>Un</h3><h4>Deux</h4><h6>Six</h6>")
    }

    @Test func `HTML in the source is text`() {
        let html = Markdown("<div onclick=\"x\">\n\n**gras** <b>non</b> <!-- rien -->").markup.html

        #expect(
            html
                == "<p>&lt;div onclick=&quot;x&quot;&gt;</p><p><strong>gras</strong> &lt;b&gt;non&lt;/b&gt; &lt;!-- rien --&gt;</p>"
        )
    }

    @Test func `plain text has the words alone`() {
        let source = """
            # Le *jardin*

            Une [visite](https://a.example) &amp; une
            image ![du verger](/media/v.webp).

            - un
            - deux

            | a | b |
            |---|---|
            | c | d |
            """

        #expect(Markdown(source).plainText == "Le jardin\nUne visite & une image du verger.\nun\ndeux\na b \nc d \n")
    }

    @Test func `control characters and reversed directions are left out`() {
        let source = "a\u{0}b\u{1B}c\u{202E}d\u{2066}e\u{85}f"

        #expect(Markdown(source).markup.html == "<p>a\u{FFFD}bcdef</p>")
        #expect(Markdown(source).plainText == "a\u{FFFD}bcdef\n")
    }
}
