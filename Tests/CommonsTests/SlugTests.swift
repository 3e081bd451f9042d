import Commons
import Testing

@Suite struct SlugTests {
    @Test(arguments: [
        ("Habitat partagé à Mende", "habitat-partage-a-mende"),
        ("  L’œuvre : « côte à côte » !  ", "l-oeuvre-cote-a-cote"),
        ("ÉQUIPES mobiles n° 2", "equipes-mobiles-n-2"),
        ("🐝🐝🐝", "x"),
        ("", "x"),
    ])
    func `an address is made of plain letters, digits and hyphens`(title: String, slug: String) {
        #expect(Slug.make(title) == slug)
    }

    @Test func `an address has at most eighty characters and does not end with a hyphen`() {
        let slug = Slug.make(String(repeating: "coopérative ", count: 40))

        #expect(slug.count <= 80)
        #expect(!slug.hasSuffix("-"))
    }

    @Test(arguments: [
        String(repeating: "協", count: 120), String(repeating: "𐌰", count: 120), String(repeating: "हिन्दी ", count: 40),
        "क" + String(repeating: "\u{093E}", count: 900),
    ])
    func `an address is short in every script`(title: String) {
        let slug = Slug.make(title)

        #expect(slug.unicodeScalars.count <= 80 && slug.utf8.count <= 180)
        #expect(slug != "x")
    }

    @Test func `two ways to write one name make one address`() {
        #expect(Slug.make("한글") == Slug.make("\u{1112}\u{1161}\u{11AB}\u{1100}\u{1173}\u{11AF}"))
        #expect(Slug.make("e\u{301}tude") == Slug.make("étude"))
    }

    @Test func `nothing in an address turns the direction of what follows or hides`() {
        let slug = Slug.make("a\u{202E}b\u{200B}c\u{0000}d/../e?f#g%2Fh")

        #expect(slug == "a-b-c-d-e-f-g-2fh")
    }
}
