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
}
