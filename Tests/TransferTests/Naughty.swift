import Commons

/// Kinds of texts that break programs: our own list.
enum Naughty {
    static let texts = [
        "=1+1", "'=1+1", "''@SUM(A1)", "+33 6 12", "-", "-1.5", "\"quoted\"", "a,b;c\td", "line\nbreak", "null",
        "undefined",
        "NaN", "true", "0", "1e308", "1/0", "'; DROP TABLE things; --", "<script>alert(1)</script>", "{{7*7}}", "${x}",
        "%00%0d%0a", "../../etc/passwd", "\\\\server\\share", "Ω≈ç√∫", "田中さん", "مرحبا بالعالم", "שלום", "𐐷𐌼",
        "👩‍👩‍👧‍👦🏳️‍🌈", "Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢", "ﬁ ﬀ ﬆ", "İıŞş", "e\u{301}", "\u{00A0}\u{202F}x", "\u{200B}z",
        "ʇxǝʇ", "‪left‬", "A | B", "x\u{1F}y".replacing("\u{1F}", with: ""), "$$$", "&amp;", "]]>", "# # #", "\u{FFFD}",
    ]

    static func json(_ text: String) throws -> String {
        let value = JSONValue.text(text)
        return try value.stored
    }
}
