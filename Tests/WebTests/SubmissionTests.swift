import Testing
import Web

@Suite struct SubmissionTests {
    private enum Answer: String, CaseIterable { case yes, no }

    @Test func `every field that is wrong is named, in the order in which they were read`() {
        var form = Submission(["title": "", "year": "hier", "answer": "peut-être"])

        _ = form.line("title", 1...100)
        _ = form.date("year")
        _ = form.choice("answer", Answer.self)

        #expect(!form.isValid)
        #expect(form.order == ["title", "year", "answer"])
        #expect(
            form.problems.mapValues(\.key) == [
                "title": "web.field.empty", "year": "web.field.date", "answer": "web.field.unknown",
            ])
    }

    @Test func `what was typed is kept as it was typed`() {
        var form = Submission(["year": "  l’an 2000 "])

        _ = form.date("year")

        #expect(form.shown("year") == "  l’an 2000 ")
    }

    @Test(arguments: [
        ("a\u{202E}b\u{2066}c", "abc"),
        ("zéro\u{0}nul", "zéronul"),
        ("  deux \t\n lignes ", "deux lignes"),
        ("e\u{301}tude", "étude"),
        ("\u{FEFF}marque", "marque"),
        ("un\u{2028}deux\u{2029}trois", "un deux trois"),
        ("invi\u{200B}sible\u{2060}", "invisible"),
        ("👩\u{200D}🌾 می\u{200C}خواهم", "👩\u{200D}🌾 می\u{200C}خواهم"),
    ])
    func `a line has no control characters, no direction overrides, one form of each letter`(
        typed: String, read: String
    ) {
        var form = Submission(["line": typed])

        #expect(form.line("line") == read)
        #expect(form.isValid)
    }

    @Test func `a text keeps its lines`() {
        var form = Submission(["text": "un\r\ndeux\n\ntrois\u{7}"])

        #expect(form.text("text") == "un\ndeux\n\ntrois")
    }

    @Test func `a text over its length is refused with both lengths`() throws {
        var form = Submission(["text": String(repeating: "a", count: 12)])

        _ = form.text("text", 0...10)

        #expect(form.problems["text"]?.values == ["max": "10", "count": "12"])
    }

    @Test(arguments: ["12", "12 345", "12\u{202F}345", " 7 "])
    func `a number may have spaces between its thousands`(typed: String) {
        var form = Submission(["number": typed])

        #expect(form.integer("number", 0...100_000) == Int(typed.filter(\.isNumber)))
        #expect(form.isValid)
    }

    @Test(arguments: ["-1", "1e3", "NaN", "9999999999999999999999", "0x10", "½"])
    func `what is no number within the bounds is refused`(typed: String) {
        var form = Submission(["number": typed])

        #expect(form.integer("number", 0...100_000) == nil)
        #expect(!form.isValid)
    }

    @Test(arguments: [
        "javascript:alert(1)", "data:text/html,x", "//example.org", "https://", "http://a b.org", "ftp://example.org",
        "https://nodot", "https://a.\"onclick=1", "https://bank.example@evil.example",
        "https://evil.example\\@a.example",
        "https:///a.example", "https://?a.b", "https://a.example/<script>",
    ])
    func `a link that is no address of the web is refused`(typed: String) {
        var form = Submission(["link": typed])

        #expect(form.link("link") == nil)
        #expect(!form.isValid)
    }

    @Test func `a field sent twice keeps both values, and each choice counts once`() {
        var form = Submission(["answer": ["yes", "no", "yes"]])

        #expect(form.choices("answer", Answer.self) == [.yes, .no])
    }

    @Test(arguments: [
        "\u{200D}", "\u{3164}", "\u{2800}", "\u{AD}\u{200E}", "\u{301}\u{302}", "\u{FE0F}", "\u{E0001}", " \u{00A0} ",
    ])
    func `what nobody can see is as if nothing was written, where something must be`(typed: String) {
        var form = Submission(["title": typed, "summary": typed])

        _ = form.line("title", 1...100)
        _ = form.line("summary")

        #expect(form.problems.mapValues(\.key) == ["title": "web.field.empty"])
    }

    @Test(arguments: [
        "e" + String(repeating: "\u{301}", count: 10_000), String(repeating: "👩\u{200D}", count: 5_000),
        "a" + String(repeating: "\u{20DD}", count: 2_000),
    ])
    func `a heap of marks is not one letter`(typed: String) {
        var form = Submission(["title": typed])

        _ = form.line("title", 1...120)

        #expect(form.problems.mapValues(\.key) == ["title": "web.field.tooLong"])
    }
}
