"""Requests that no browser sends: what each is, and the bytes of it. `HOST` stands for a good Host line."""

HOST = b"Host: 127.0.0.1\r\n"
GOOD = b"GET /about HTTP/1.1\r\n" + HOST + b"\r\n"
#: What must never be answered: the second request that a proxy would not see.
SMUGGLED = b"GET /smuggled HTTP/1.1\r\n" + HOST + b"\r\n"


def requests() -> list[tuple[str, bytes, bool]]:
    """What it is, its bytes, and whether a good answer is allowed (what is only odd may be understood)."""
    return [
        *framing(),
        *lines(),
        *heads(),
        *hosts(),
        *paths(),
        *chunks(),
        *oddities(),
    ]


def post(fields: bytes, body: bytes) -> bytes:
    return b"POST /session HTTP/1.1\r\n" + HOST + fields + b"\r\n" + body


def framing() -> list[tuple[str, bytes, bool]]:
    """Where a body ends, said twice or badly (RFC 9112, 6.3): a proxy may end it elsewhere."""
    chunked = b"0\r\n\r\n" + SMUGGLED
    lengths = [
        b"-1",
        b"+5",
        b"0x5",
        b"5 ",
        b"5, 5",
        b"5, 6",
        b"5;6",
        b"05x",
        b"five",
        b"",
        b" ",
        b"1e1",
        b"5.0",
        b"18446744073709551616",
        b"99999999999999999999999",
        b"5\x00",
        b"\xef\xbc\x95",
        b"0 5",
        b"5\t6",
        b"'5'",
    ]
    codings = [
        b"chunked, chunked",
        b"identity",
        b"gzip",
        b"chunked, gzip",
        b"xchunked",
        b"chunkedx",
        b"chunk",
        b" chunked\x0b",
        b"\x0bchunked",
        b"chunked\x00",
        b"chunked;q=1",
        b"'chunked'",
        b'"chunked"',
        b"chunked,",
        b"identity, chunked x",
        b"CHUNKED x",
        b"deflate",
        b"x",
        b"chunked chunked",
    ]
    return [
        *[
            (f"Content-Length {length!r}", post(b"Content-Length: " + length + b"\r\n", b"hello"), False)
            for length in lengths
            if length.strip() != b"5" or length == b"5, 5"
        ],
        *[
            (f"Transfer-Encoding {coding!r}", post(b"Transfer-Encoding: " + coding + b"\r\n", chunked), False)
            for coding in codings
        ],
        ("CL and TE", post(b"Content-Length: 6\r\nTransfer-Encoding: chunked\r\n", chunked), False),
        ("TE and CL", post(b"Transfer-Encoding: chunked\r\nContent-Length: 6\r\n", chunked), False),
        ("CL zero and TE", post(b"Content-Length: 0\r\nTransfer-Encoding: chunked\r\n", chunked), False),
        ("two lengths", post(b"Content-Length: 5\r\nContent-Length: 6\r\n", b"hello!"), False),
        ("two lengths, other case", post(b"Content-Length: 5\r\ncontent-length: 0\r\n", b"hello"), False),
        ("two codings", post(b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity\r\n", chunked), False),
        (
            "two codings, the last chunked",
            post(b"Transfer-Encoding: identity\r\nTransfer-Encoding: chunked\r\n", chunked),
            False,
        ),
        ("space before the colon of TE", post(b"Transfer-Encoding : chunked\r\n", chunked), False),
        ("space before the colon of CL", post(b"Content-Length : 5\r\n", b"hello"), False),
        ("tab before the colon of TE", post(b"Transfer-Encoding\t: chunked\r\n", chunked), False),
        ("TE folded", post(b"Transfer-Encoding:\r\n chunked\r\n", chunked), False),
        ("CL folded", post(b"Content-Length:\r\n 5\r\n", b"hello"), False),
        (
            "TE in HTTP/1.0",
            b"POST /session HTTP/1.0\r\n" + HOST + b"Transfer-Encoding: chunked\r\n\r\n" + chunked,
            False,
        ),
        ("CL with a bare CR", post(b"Content-Length: 5\r", b"hello"), False),
        ("TE behind a bare LF", post(b"X: y\nTransfer-Encoding: chunked\r\n", chunked), False),
        ("TE behind a bare CR", post(b"X: y\rTransfer-Encoding: chunked\r\n", chunked), False),
        ("TE behind a NUL", post(b"X: y\x00\r\nTransfer-Encoding: chunked\r\n", chunked), False),
    ]


def lines() -> list[tuple[str, bytes, bool]]:
    """The first line (RFC 9112, 3)."""
    firsts = [
        b"GET /about",
        b"GET  /about HTTP/1.1",
        b"GET /about  HTTP/1.1",
        b"GET\t/about\tHTTP/1.1",
        b" GET /about HTTP/1.1",
        b"GET /about HTTP/1.1 ",
        b"GET /about HTTP/2.0",
        b"GET /about HTTP/0.9",
        b"GET /about HTTP/1.2x",
        b"GET /about HTTP/11",
        b"GET /about HTTP/1",
        b"GET /about http/1.1",
        b"GET /about HTTPS/1.1",
        b"GET /about FTP/1.1",
        b"GET /about HTTP/1.1.1",
        b"GET /about HTTP/-1.1",
        b"GET /about HTTP/1.\xb1",
        b"GET /a b HTTP/1.1",
        b"GET",
        b"G\x00T /about HTTP/1.1",
        b"GET\x00/about HTTP/1.1",
        b"get /about HTTP/1.1",
        b"G@T /about HTTP/1.1",
        b"GET{} /about HTTP/1.1",
        b"\xff\xfe /about HTTP/1.1",
        b"/about HTTP/1.1",
        b"HTTP/1.1 200 OK",
        b"POST",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"PRI * HTTP/2.0",
        b"GET /\x01 HTTP/1.1",
        b"GET /\x7f HTTP/1.1",
        b"GET /\r/about HTTP/1.1",
        b"X" * 10_000 + b" /about HTTP/1.1",
        b"GET about HTTP/1.1",
        b"GET ?q HTTP/1.1",
        b"GET #x HTTP/1.1",
        b"GET * HTTP/1.1",
        b"BREW /about HTTP/1.1",
        b"TRACE /about HTTP/1.1",
        b"CONNECT 127.0.0.1:80 HTTP/1.1",
        b"PURGE /about HTTP/1.1",
        b"PROPFIND / HTTP/1.1",
        b"GET /%s HTTP/1.1" % (b"a" * 70_000),
    ]
    # Two spaces are one to a lenient reader (RFC 9112, 3): they hide nothing.
    return [
        (f"first line {first[:60]!r}", first + b"\r\n" + HOST + b"\r\n", first.startswith(b"GET ") and b"  " in first)
        for first in firsts
    ]


def heads() -> list[tuple[str, bytes, bool]]:
    """Fields (RFC 9110, 5; RFC 9112, 5)."""
    fields = {
        "64 KB field": b"X: " + b"a" * 65_536 + b"\r\n",
        "64 KB of cookie": b"Cookie: " + b"a=b; " * 13_000 + b"\r\n",
        "10,000 fields": b"".join(b"X%d: y\r\n" % number for number in range(10_000)),
        "10,000 fields of one name": b"X: y\r\n" * 10_000,
        "1 MB of fields": (b"X: " + b"a" * 1_000 + b"\r\n") * 1_000,
        "folded": b"X: a\r\n b\r\n",
        "folded by tab": b"X: a\r\n\tb\r\n",
        "folded at once": b" X: a\r\n",
        "no colon": b"Nonsense\r\n",
        "no name": b": value\r\n",
        "space in the name": b"X Y: z\r\n",
        "space before the colon": b"X : z\r\n",
        "tab before the colon": b"X\t: z\r\n",
        "NUL in a name": b"X\x00Y: z\r\n",
        "NUL in a value": b"X: a\x00b\r\n",
        "control in a name": b"X\x01: z\r\n",
        "control in a value": b"X: a\x01b\r\n",
        "DEL in a value": b"X: a\x7fb\r\n",
        "bare CR in a value": b"X: a\rb\r\n",
        "8-bit name": b"\xc3\xa9t\xc3\xa9: z\r\n",
        "parentheses in a name": b"X(y): z\r\n",
        "slash in a name": b"X/y: z\r\n",
        "quotes in a name": b'"X": z\r\n',
        "empty line of a space": b" \r\n",
        "64 KB name": b"X" * 65_536 + b": y\r\n",
    }
    return [
        *[(name, b"GET /about HTTP/1.1\r\n" + HOST + field + b"\r\n", False) for name, field in fields.items()],
        ("folded before Host", b"GET /about HTTP/1.1\r\n " + HOST + b"\r\n", False),
    ]


def hosts() -> list[tuple[str, bytes, bool]]:
    """RFC 9112, 3.2: one Host, no more, no less."""
    line = b"GET /about HTTP/1.1\r\n"
    return [
        ("no Host", line + b"\r\n", False),
        ("no Host, with others", line + b"Accept: */*\r\nX: y\r\n\r\n", False),
        ("empty Host", line + b"Host:\r\n\r\n", False),
        ("two Hosts", line + HOST + b"Host: elsewhere.example\r\n\r\n", False),
        ("two equal Hosts", line + HOST + HOST + b"\r\n", False),
        ("three Hosts", line + HOST * 3 + b"\r\n", False),
        ("two Hosts, other case", line + HOST + b"hOsT: elsewhere.example\r\n\r\n", False),
        ("Host behind a space", line + b"Host : 127.0.0.1\r\n\r\n", False),
        ("Host with a NUL", line + b"Host: a\x00b\r\n\r\n", False),
        ("Host with a space", line + b"Host: a b\r\n\r\n", False),
        ("Host with a path", line + b"Host: a/b\r\n\r\n", False),
        ("Host with a person", line + b"Host: a@b\r\n\r\n", False),
        ("Host with a query", line + b"Host: a?b\r\n\r\n", False),
        ("Host with a comma", line + b"Host: a, b\r\n\r\n", False),
        ("Host with a tag", line + b"Host: <b>\r\n\r\n", False),
        ("Host with a quote", line + b'Host: a"b\r\n\r\n', False),
        ("Host with a port that is none", line + b"Host: a:b\r\n\r\n", False),
        ("Host with a port too many", line + b"Host: a:1:2\r\n\r\n", False),
        ("Host with a large port", line + b"Host: a:70000\r\n\r\n", False),
        ("Host in 8 bits", line + b"Host: \xff\r\n\r\n", False),
        ("HTTP/1.0 without Host", b"GET /about HTTP/1.0\r\n\r\n", False),
        # The node has one host, whatever it is called: its pages are the same under every name.
        ("absolute-form, other Host", b"GET http://elsewhere.example/about HTTP/1.1\r\n" + HOST + b"\r\n", True),
        ("absolute-form without Host", b"GET http://127.0.0.1/about HTTP/1.1\r\n\r\n", False),
        ("absolute-form, two Hosts", b"GET http://127.0.0.1/about HTTP/1.1\r\n" + HOST * 2 + b"\r\n", False),
        ("absolute-form of a file", b"GET file:///etc/passwd HTTP/1.1\r\n" + HOST + b"\r\n", False),
        ("authority-form", b"GET 127.0.0.1:80 HTTP/1.1\r\n" + HOST + b"\r\n", False),
    ]


def paths() -> list[tuple[str, bytes, bool]]:
    """Ways to what is no page."""
    odd = [
        b"/%00",
        b"/about%00",
        b"/practices/%00",
        b"/practices/a%00b",
        b"/assets/%00",
        b"/assets/..%2f..%2fetc%2fpasswd",
        b"/assets/../../../etc/passwd",
        b"/assets/%2e%2e/%2e%2e/etc/passwd",
        b"/assets/..%5c..%5cetc",
        b"/assets/..\\..\\x",
        b"/assets/....//....//etc/passwd",
        b"/assets/%252e%252e%252fetc",
        b"/third-party/..%2fform.key",
        b"/third-party/../../form.key",
        b"/assets//etc/passwd",
        b"/assets/%c0%ae%c0%ae/etc/passwd",
        b"/practices/%c0%80",
        b"/practices/%ff",
        b"/practices/%c3%28",
        b"/practices/%ed%a0%80",
        b"/practices/%f5%80%80%80",
        b"/practices/%e2%82",
        b"/practices/%",
        b"/practices/%4",
        b"/practices/%zz",
        b"/practices/%u0041",
        b"/practices/\xc3\xa9",
        b"/practices/\xff",
        b"/practices/\xc0\xaf",
        b"/practices/..%2f..",
        b"/practices/..;/x",
        b"/practices/%0d%0aSet-Cookie:x=y",
        b"/practices/%0aX",
        b"/practices/%7f",
        b"/practices/" + b"a" * 7_000,
        b"/practices/" + b"%41" * 2_000,
        b"/practices/%e2%80%ae",
        b"/" + b"/a" * 3_000,
        b"/practices/a/b/c/d/e",
        b"/.env",
        b"/.git/config",
        b"/practices/%25%30%30",
        b"/practices/~root",
        b"/replications/%00/states/new",
        b"/territories/%00",
        b"/organizations/%fe",
        b"/adaptations/%fd",
        b"/session/links/%00",
        b"/accounts/verifications/%ff",
    ]
    # Who is not signed in is sent to do so before anything is looked for.
    return [
        (f"path {path[:60]!r}", b"GET " + path + b" HTTP/1.1\r\n" + HOST + b"\r\n", path.endswith(b"/states/new"))
        for path in odd
    ]


def chunks() -> list[tuple[str, bytes, bool]]:
    """Chunked bodies (RFC 9112, 7.1)."""
    bodies = {
        "no size": b"\r\nhello\r\n0\r\n\r\n",
        "not hexadecimal": b"xyz\r\nhello\r\n0\r\n\r\n",
        "negative": b"-5\r\nhello\r\n0\r\n\r\n",
        "plus": b"+5\r\nhello\r\n0\r\n\r\n",
        "0x": b"0x5\r\nhello\r\n0\r\n\r\n",
        "a space": b" 5\r\nhello\r\n0\r\n\r\n",
        "a space after": b"5 \r\nhello\r\n0\r\n\r\n",
        "too large": b"ffffffffffffffff\r\nhello\r\n0\r\n\r\n",
        "far too large": b"f" * 40 + b"\r\nhello\r\n0\r\n\r\n",
        "longer than said": b"3\r\nhello\r\n0\r\n\r\n",
        "shorter than said": b"9\r\nhello\r\n0\r\n\r\n",
        "bare LF": b"5\nhello\n0\n\n",
        "bare CR": b"5\rhello\r0\r\r",
        "NUL": b"5\x00\r\nhello\r\n0\r\n\r\n",
        "no end of the data": b"5\r\nhello0\r\n\r\n",
        "garbage": bytes(range(256)) * 4,
        "64 KB of extension": b"5;" + b"a" * 65_536 + b"\r\nhello\r\n0\r\n\r\n",
        "bad extension": b"5;\x00=\r\nhello\r\n0\r\n\r\n",
        "bare LF in an extension": b"5;a\nb\r\nhello\r\n0\r\n\r\n",
        "bad trailer": b"5\r\nhello\r\n0\r\nX\x00: y\r\n\r\n",
        "trailer without colon": b"5\r\nhello\r\n0\r\nnonsense\r\n\r\n",
        "10,000 trailers": b"5\r\nhello\r\n0\r\n" + b"X: y\r\n" * 10_000 + b"\r\n",
        "64 KB trailer": b"5\r\nhello\r\n0\r\nX: " + b"a" * 65_536 + b"\r\n\r\n",
        "a length among the trailers": b"5\r\nhello\r\n0\r\nContent-Length: 9\r\n\r\n",
        "2 MB": b"200000\r\n" + b"a" * 0x200000 + b"\r\n0\r\n\r\n",
        "100,000 chunks of a byte": b"1\r\na\r\n" * 100_000 + b"0\r\n\r\n",
    }
    return [(f"chunk: {name}", post(b"Transfer-Encoding: chunked\r\n", body), False) for name, body in bodies.items()]


def oddities() -> list[tuple[str, bytes, bool]]:
    form = b"Content-Type: application/x-www-form-urlencoded\r\n"
    return [
        ("nothing but line ends", b"\r\n" * 2_000, True),
        ("nothing but NUL", b"\x00" * 2_000, False),
        ("nothing but letters", b"a" * 100_000, False),
        ("every byte", bytes(range(256)) * 100, False),
        ("an answer instead", b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", False),
        ("a body that is no form", post(form + b"Content-Length: 4\r\n", b"\xff\xfe%%"), False),
        ("a form with a NUL", post(form + b"Content-Length: 5\r\n", b"a=%00"), False),
        ("a form of 2,500 values", post(form + b"Content-Length: 10000\r\n", b"a=b&" * 2_500), False),
        ("2 MB of form", post(form + b"Content-Length: 2097152\r\n", b"a" * 2_097_152), False),
        (
            "JSON 10,000 deep",
            post(b"Content-Type: application/json\r\nContent-Length: 20000\r\n", b"[" * 10_000 + b"]" * 10_000),
            False,
        ),
        ("JSON that is none", post(b"Content-Type: application/json\r\nContent-Length: 4\r\n", b'{"a"'), False),
        ("Expect nonsense", post(form + b"Expect: the-spanish-inquisition\r\nContent-Length: 1\r\n", b"a"), False),
        ("a million of a length, then gone", post(form + b"Content-Length: 1000000\r\n", b"a"), False),
        (
            "Upgrade to h2c",
            b"GET /about HTTP/1.1\r\n"
            + HOST
            + b"Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\n"
            + b"HTTP2-Settings: AAMAAABkAARAAAAAAAIAAAAA\r\n\r\n",
            True,
        ),
        (
            "Upgrade to WebSocket",
            b"GET /about HTTP/1.1\r\n"
            + HOST
            + b"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n\r\n",
            True,
        ),
        ("Connection: close twice", b"GET /about HTTP/1.1\r\n" + HOST + b"Connection: close, close\r\n\r\n", True),
        (
            "If-None-Match of 7 KB",
            b"GET /about HTTP/1.1\r\n" + HOST + b"If-None-Match: " + b'"a",' * 1_700 + b"\r\n\r\n",
            True,
        ),
        ("Accept of 7 KB", b"GET /about HTTP/1.1\r\n" + HOST + b"Accept: " + b"a/b;q=0," * 900 + b"\r\n\r\n", True),
        (
            "Accept-Language of 7 KB",
            b"GET /about HTTP/1.1\r\n" + HOST + b"Accept-Language: " + b"fr;q=2,," * 800 + b"\r\n\r\n",
            True,
        ),
        ("Cookie nonsense", b"GET /about HTTP/1.1\r\n" + HOST + b'Cookie: =;;==;essaim_session;a="\\\r\n\r\n', True),
        (
            "Range nonsense",
            b"GET /about HTTP/1.1\r\n" + HOST + b"Range: bytes=9-1,--,99999999999999999999-\r\n\r\n",
            True,
        ),
        ("query of 7 KB", b"GET /search?q=" + b"%41" * 2_300 + b" HTTP/1.1\r\n" + HOST + b"\r\n", True),
        ("query of nothing", b"GET /search?&&&=&=&q HTTP/1.1\r\n" + HOST + b"\r\n", True),
        ("query with a NUL", b"GET /search?q=%00 HTTP/1.1\r\n" + HOST + b"\r\n", False),
        ("query not UTF-8", b"GET /search?q=%ff%c0%80 HTTP/1.1\r\n" + HOST + b"\r\n", False),
    ]
