import Testing

/// What people, programs and attackers type where something else was meant. Each would have broken something somewhere.
struct NaughtyText: Sendable, CustomTestStringConvertible {
    let kind: String
    let text: String

    var testDescription: String { "\(kind): \(text.prefix(40).debugDescription)" }

    /// One of each kind: enough where every text in every field would take too long.
    static let oneOfEachKind = Dictionary(grouping: all, by: \.kind).values.compactMap(\.last).sorted {
        $0.kind < $1.kind
    }

    static let all =
        of("nothing", ["", " ", "\t", "\n", "\r\n", "\u{A0}", "\u{200B}", "\u{FEFF}", "\u{3164}"])
        + of(
            "a word of programs",
            ["null", "undefined", "nil", "None", "NaN", "true", "[object Object]", "__proto__", "0"])
        + of(
            "control characters",
            ["\u{1}\u{2}\u{8}", "a\u{0B}\u{0C}b", "\u{1B}", "\u{7F}\u{85}\u{9B}", "a\rb", "a\u{1A}b"])
        + of("terminal escapes", ["\u{1B}[31mred\u{1B}[0m", "\u{1B}]0;title\u{7}", "\u{9B}2J", "\u{1B}[2K\u{1B}[1A"])
        + of("directions", ["\u{202E}gnp.egap", "\u{2066}\u{2067}a\u{2069}", "\u{200F}\u{200E}", "\u{202D}\u{202C}x"])
        + of("unseen", ["a\u{200B}b", "a\u{2060}b\u{AD}c", "\u{E0041}\u{E007F}", "a\u{FE0F}", "\u{2028}\u{2029}"])
        + of("marks", ["e" + String(repeating: "\u{301}", count: 10_000), "T̵̢̛͚͔̮̻̯o̸̡ ̷Z̴a̶l̵g̸o̷", "\u{301}a", "ﷺﷺ"])
        + of("emoji", ["👩🏽‍🚀👨‍👩‍👧‍👦", "🏴󠁧󠁢󠁳󠁣󠁴󠁿🇫🇷🇫", String(repeating: "👩\u{200D}", count: 2_000), "1️⃣\u{20E3}"])
        + of("other scripts", ["田中さんにあげて下さい", "社會科學院", "مرحبا بالعالم", "हिन्दी", "Ⱥⱥ İıŞß", "ﬀﬁ ǅ Ω K Å"])
        + of("noncharacters", ["\u{FFFE}", "\u{FFFF}", "\u{10FFFF}", "\u{F8FF}", "\u{FFFD}"])
        + of("numbers", numbers) + of("dates", dates) + of("SQL", sql) + of("markup", markup) + of("links", links)
        + of(
            "templates", ["{{7*7}}", "${7*7}", "<%= 7*7 %>", "#{7*7}", "{count}", "%{name}", "{name}{count}{", "$(id)"])
        + of("formats", ["%s%s%s%n", "%d%x%p", "%@%@", "%1$*1$d", "\\(name)", "{0}", "%c0%ae", "%%%"])
        + of(
            "files",
            ["../../../etc/passwd", "..\\..\\windows", "/dev/null", "CON", "a\u{0301}/b", "file:///etc/passwd"])
        + of("shells", ["; touch /tmp/essaim", "`id`", "$(id)", "| cat /etc/passwd", "& ping -c1 127.0.0.1 &", "-rf"])
        + of("formulas", ["=1+1", "=cmd|' /C calc'!A0", "@SUM(1)", "+1", "-1", "=HYPERLINK(\"http://x\")"])
        + of("headers", ["a\r\nX-Naughty: 1", "a\nBcc: evil@example.org", "\r\n\r\n<html>", "a%0d%0aX-Naughty:1"])
        + of(
            "addresses",
            ["a@b", "\"a b\"@example.org", "a@example.org, b@example.org", "a@[127.0.0.1]", "a@xn--e1a.рф"])
        + of(
            "search words",
            ["\"", "a AND (b", "NEAR(a b)", "*", "title:x", "-a", "a:*&!b|c", "'", "\\", "% _", "((((("])
        + of(
            "structured",
            ["{\"a\":1}", "[1,2]", "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b SYSTEM \"/etc/passwd\">]>&b;"])
        + of("long", [String(repeating: "a", count: 25_000), String(repeating: "é ", count: 9_000), lines, words])

    private static let numbers = [
        "-1", "0", "-0", "1e400", "1e-400", "Infinity", "0x7fffffff", "2147483648", "-2147483649", "4294967296",
        "9223372036854775807", "9223372036854775808", "-9223372036854775809", "18446744073709551616", "1,5", "1.5",
        "٣", "½", "१२", "1_000", "00000001", "+1", "1e3", String(repeating: "9", count: 400),
    ]

    private static let dates = [
        "0000-00-00", "2015-02-29", "2015-13-01", "2015-12-32", "9999-12-31", "10000-01-01", "-0001-01-01", "2015-1-1",
        "20151205", "2015-12-05T00:00:00Z", "05/12/2015", "hier", "2015-12-05 ", "２０１５",
    ]

    private static let sql = [
        "'; DROP TABLE things; --", "' OR '1'='1", "\" OR 1=1 --", "1; SELECT pg_sleep(5)", "') UNION SELECT 1 --",
        "\\'",
        "$1", "?1", ":name", "%' OR slug LIKE '%", "$$; SELECT 1; $$", "E'\\x00'",
    ]

    /// Whatever of these became markup would have this word for its name.
    static let sign = "naughty"

    private static let markup = [
        "<naughty onnaughty=1>", "\"><naughty>", "'><naughty x='", "\" onnaughty=\"1", "' onnaughty='1",
        "</textarea><naughty>",
        "</title><naughty>", "</script><script>naughty()</script>", "<!--<naughty>", "<![CDATA[<naughty>]]>",
        "]]><naughty>",
        "<svg onload=naughty()>", "<img src=x onerror=naughty()>", "&lt;naughty&gt;", "&#60;naughty&#62;", "＜naughty＞",
        "<\u{0301}naughty>", "\"\u{0301} onnaughty=1 x=\"", "\u{FFFE}<naughty>", "<naughty", "--><naughty>",
        "+ADw-naughty+AD4-",
    ]

    private static let links = [
        "javascript:naughty()", "JaVaScRiPt:naughty()", "java\nscript:naughty()", "data:text/html,<naughty>",
        "[a](javascript:naughty())", "![a](https://evil.example/x.png)", "//evil.example", "/\\evil.example",
        "https://a@evil.example", "https://[::1]/", "http://127.0.0.1:1/", "https://\u{202E}elpmaxe.live",
        "https://a..b",
    ]

    private static let lines = (0..<3_000).map { "- \($0)" }.joined(separator: "\n")
    private static let words = (0..<2_500).map { "mot\($0)" }.joined(separator: " ")

    private static func of(_ kind: String, _ texts: [String]) -> [NaughtyText] {
        texts.map { NaughtyText(kind: kind, text: $0) }
    }
}
