/// Scripts in every place where a reader of Markdown or HTML was ever found to let one through.
let hostileMarkdown: [String] = [
    // Raw HTML.
    "<script>alert(1)</script>", "<ScRiPt src=//evil.example></sCrIpT>", "<script\n>alert(1)</script\n>", "<script/x>alert(1)",
    "<<script>alert(1)//<</script>", "<img src=x onerror=alert(1)>", "<img/src=x/onerror=alert(1)>", "<img src=`x`onerror=alert(1)>",
    "<svg onload=alert(1)>", "<svg><script>alert&#40;1)</script>", "<svg/onload=alert(1)//", "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)>", "<iframe srcdoc=\"<script>alert(1)</script>\">", "<object data=javascript:alert(1)>",
    "<embed src=javascript:alert(1)>", "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>", "<a href=javascript:alert(1)>x</a>",
    "<form action=javascript:alert(1)><button>x", "<input autofocus onfocus=alert(1)>", "<details open ontoggle=alert(1)>",
    "<style>@import '//evil.example'</style>", "<link rel=stylesheet href=//evil.example>", "<meta http-equiv=refresh content=0;url=//evil.example>",
    "<base href=//evil.example/>", "<video><source onerror=alert(1)>", "<audio src=x onerror=alert(1)>", "<marquee onstart=alert(1)>",
    "<template><script>alert(1)</script></template>", "<noscript><p title=\"</noscript><img src=x onerror=alert(1)>\">",
    "<!--><script>alert(1)</script>-->", "<!-- --!><img src=x onerror=alert(1)> -->", "<![CDATA[<script>alert(1)</script>]]>", "<?php echo 1 ?>",
    "<!DOCTYPE html [<!ENTITY x \"y\">]>", "<xss style=\"behavior:url(x.htc)\">", "<p style=\"background:url(javascript:alert(1))\">", "</p></div></main><script>alert(1)</script>",
    // Links.
    "[x](javascript:alert(1))", "[x](JaVaScRiPt:alert(1))", "[x]( javascript:alert(1))", "[x](<javascript:alert(1)>)", "[x](<java\tscript:alert(1)>)",
    "[x](javascript&colon;alert(1))", "[x](&#106;&#97;&#118;&#97;&#115;&#99;&#114;&#105;&#112;&#116;&#58;alert(1))", "[x](&#x6A;avascript:alert(1))",
    "[x](java&Tab;script:alert(1))", "[x](java&NewLine;script:alert(1))", "[x](java&#10;script:alert(1))", "[x](\\javascript:alert(1))",
    "[x](javascript\\:alert(1))", "[x](&#1;javascript:alert(1))", "[x](&#0;javascript:alert(1))", "[x](data:text/html,<script>alert(1)</script>)",
    "[x](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==)", "[x](vbscript:msgbox)", "[x](//evil.example)", "[x](/\\evil.example)",
    "[x](/&Tab;/evil.example)", "[x](https://a.example\" onmouseover=\"alert(1))", "[x](<https://a.example\" onmouseover=\"alert(1)>)",
    "[x](https://a.example 'y\" onmouseover=\"alert(1)')", "[x](https://a.example \"</a><script>alert(1)</script>\")", "[x](https://a@evil.example)",
    "[x](view-source:javascript:alert(1))", "[x](feed:javascript:alert(1))", "[x](javascript://a.example/%0Aalert(1))", "[x](http:javascript:alert(1))",
    "[x][y]\n\n[y]: javascript:alert(1)", "[x]\n\n[x]: <javascript:alert(1)> \"t\"", "[<img src=x onerror=alert(1)>](/a)", "[![x](javascript:alert(1))](javascript:alert(1))",
    // Addresses as links.
    "<javascript:alert(1)>", "<data:text/html,x>", "<https://a.example/\"onmouseover=\"alert(1)>", "https://a.example/\"onmouseover=\"alert(1)",
    "https://a.example/<script>alert(1)</script>", "www.a.example/'\"><script>alert(1)</script>", "<a@b.example\"onclick=alert(1)>", "<x:y\">",
    // Pictures.
    "![x](javascript:alert(1))", "![x](https://evil.example/pixel.gif)", "![\" onerror=\"alert(1)](/media/x)", "![x](/media/x\"onerror=\"alert(1))",
    "![x](</media/x\" onerror=\"alert(1)>)", "![<script>alert(1)</script>](/media/x)", "![x](/media/x 'y\" onload=\"alert(1)')", "![x](data:image/svg+xml,<svg/onload=alert(1)>)",
    "![*a* `b` ![c](/media/y) [d](javascript:alert(1))](/media/x)",
    // Code, tables, lists, headings.
    "`<script>alert(1)</script>`", "```\n</code></pre><script>alert(1)</script>\n```", "```\" onclick=\"alert(1)\nx\n```", "    <script>alert(1)</script>",
    "| <script> |\n|---|\n| <img src=x onerror=alert(1)> |", "a|b\n:-:|-:\n\"|' onclick=x", "# <script>alert(1)</script>", "1. <script>alert(1)</script>",
    "999999999. x", "- [x] <input onfocus=alert(1)>", "$$<script>$$", "[[javascript:alert(1)]]", "_<script>_", "~~<script>~~", "**<img src=x onerror=alert(1)**",
    // Characters.
    "\u{0}<script>alert(1)</script>", "<scr\u{0}ipt>alert(1)</script>", "\u{FEFF}<script>alert(1)</script>", "\u{202E}>tpircs<", "＜script＞alert(1)＜/script＞",
    "&lt;script&gt;alert(1)&lt;/script&gt;", "&#60;script&#62;alert(1)&#60;/script&#62;", "&#x3C;img src=x onerror=alert(1)&#x3E;", "\\<script\\>alert(1)\\</script\\>",
    "&lt;img src=x onerror=alert(1)&gt;", "+ADw-script+AD4-alert(1)+ADw-/script+AD4-", "\u{2028}<script>", "&notit;<script>", "&#xD800;&#x110000;&#99999999999;",
]

/// Texts on which some reader of Markdown once took minutes, or gigabytes.
let explosiveMarkdown: [Sample] = [
    Sample(repeating: "["), Sample(repeating: "![", ending: "](x)"), Sample(repeating: "[a](", ending: ")"), Sample(repeating: "[a](<b"),
    Sample(repeating: "[a](b"), Sample(repeating: "a](b"), Sample(repeating: "*a **a "), Sample(repeating: "*a_ "), Sample(repeating: "a**b c* "),
    Sample(repeating: "_*~~", ending: "a"), Sample(repeating: "`"), Sample(repeating: "`a``"), Sample(repeating: "> "), Sample(repeating: "> a\n"),
    Sample(repeating: "- "), Sample(repeating: "* a\n"), Sample(repeating: "1. "), Sample(repeating: "#"), Sample(repeating: "\n"), Sample(repeating: "&"),
    Sample(repeating: "&#"), Sample(repeating: "&a;"), Sample(repeating: "<"), Sample(repeating: "<!--"), Sample(repeating: "<![CDATA["), Sample(repeating: "<a@"),
    Sample(repeating: "http://"), Sample(repeating: "www.a."), Sample(repeating: "a@a."), Sample(repeating: "\\"), Sample(repeating: "|"), Sample(repeating: "a|"),
    Sample(repeating: "~"), Sample(repeating: "\t"), Sample(repeating: "a\t"), Sample(repeating: "[a]: b\n"), Sample(repeating: "[a]:"), Sample(repeating: "e\u{301}"),
    Sample(repeating: "\u{0}"), Sample(repeating: "\u{202E}"), Sample(repeating: "[^a]"), Sample(repeating: "($"), Sample(repeating: "- a\n\n  "),
    Sample("nested lists", (0..<600).map { String(repeating: " ", count: 2 * $0 % 400) + "- a\n" }.joined()),
    Sample("a table of missing cells", "|" + String(repeating: "a|", count: 25_000) + "\n|" + String(repeating: "-|", count: 25_000) + "\n" + String(repeating: "|\n", count: 40_000)),
    Sample("a long definition used often", "[a]: /" + String(repeating: "x", count: 100_000) + "\n\n" + String(repeating: "[a] ", count: 24_000)),
    Sample("a long escaped definition used often", "[a]: /" + String(repeating: "\\*", count: 50_000) + "\n\n" + String(repeating: "[a] ", count: 24_000)),
    Sample("many definitions", (0..<20_000).map { "[a\($0)]: b\n" }.joined()),
    Sample("definitions of one hash", (0..<9_000).map { "[\(String($0, radix: 2))]: b\n" }.joined()),
    Sample("backticks of all lengths", (1..<600).map { String(repeating: "`", count: $0) + "a" }.joined()),
    Sample("emphasis opened and never closed", String(repeating: "**a", count: 30_000) + String(repeating: "_b", count: 50_000)),
]
