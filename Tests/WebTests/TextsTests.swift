import Fixtures
import Storage
import Testing
import Web

@Suite struct TextsTests {
    private func texts(_ language: Language) throws -> Texts {
        var catalog = TextCatalog()
        try catalog.add(Resources.of("Web"))
        return Texts(language, catalog: catalog, overrides: ["web.frame.search": "Fouiller"])
    }

    @Test func `numbers are grouped as each language does`() throws {
        #expect(try texts(.fr).number(1_234_567) == "1\u{202F}234\u{202F}567")
        #expect(try texts(.en).number(1_234_567) == "1,234,567")
        #expect(try texts(.fr).number(-12) == "\u{2212}12")
    }

    @Test func `dates are written as each language does`() throws {
        let first = try #require(CivilDate(rawValue: "2015-12-01"))
        let month = try #require(CivilDate(rawValue: "2015-12"))

        #expect(try texts(.fr).date(first) == "1\u{1D49}\u{02B3} décembre 2015")
        #expect(try texts(.en).date(first) == "1 December 2015")
        #expect(try texts(.fr).date(month) == "décembre 2015")
    }

    @Test func `zero is singular in French and plural in English`() throws {
        #expect(try texts(.fr)("web.form.review", count: 0).hasPrefix("Un point"))
        #expect(try texts(.en)("web.form.review", count: 0).hasPrefix("0 things"))
        #expect(try texts(.fr)("web.form.review", count: 2).hasPrefix("2 points"))
    }

    @Test func `a node's own wording comes before ours`() throws {
        #expect(try texts(.fr)("web.frame.search") == "Fouiller")
    }

    @Test func `a value is put in its place and is not read again`() throws {
        let text = try texts(.fr)("web.field.tooShort", ["min": "{count}"])

        #expect(text.contains("{count}"))
    }

    @Test(arguments: [
        ("fr-FR,fr;q=0.9,en;q=0.8", Language.fr), ("en-GB,en;q=0.9", .en), ("de,en;q=0.5,fr;q=0.4", .en),
        ("fr;q=0,en;q=0.1", .en), ("de", nil), ("", nil), (";;;,q=", nil),
    ])
    func `the browser's wishes are weighed`(header: String, language: Language?) {
        #expect(Language.preferred(header, among: Language.allCases) == language)
    }
}
