import Testing

@testable import Articles

/// Where an address stands alone on its line, the thing is shown; everywhere else it stays text.
@Suite struct BodyTests {
    private func paths(_ text: String) -> [[String]] {
        ArticleBody.parts(of: text, site: "https://node.example").map(\.paths).filter { !$0.isEmpty }
    }

    @Test(
        arguments: [
            "/media/ruche", "Voyez :\n\n/media/ruche\n\nVoilà.", "  /media/ruche  ", "</media/ruche>",
            "https://node.example/media/ruche", "<https://node.example/media/ruche>",
        ])
    func `an address alone between empty lines is a thing`(text: String) {
        #expect(paths(text) == [["/media/ruche"]])
    }

    @Test(
        arguments: [
            "/outcomes/abandon.svg", "/outcomes/abandon/funnel.svg", "/practices/jardin/family.svg",
            "/practices/jardin/scale.svg", "/replications/jardin-a-mende/family.svg",
        ])
    func `the address of a drawing alone on its line is the drawing`(text: String) {
        #expect(paths(text) == [[text]])
        #expect(Chart.find(text).map { $0.chart.drawing(of: $0.thing) } == text)
    }

    @Test(
        arguments: [
            "/practices/jardin/x.svg", "/media/ruche/family.svg", "/outcomes/x/y/funnel.svg", "/outcomes//funnel.svg",
            "/practices/family.svg/family.svg/x", "/.svg", "/outcomes/.svg",
        ])
    func `what no page draws is no drawing`(text: String) {
        #expect(Chart.find(text) == nil)
    }

    @Test func `addresses that follow one another are shown together`() {
        #expect(paths("/media/un\n/media/deux\n\n/media/trois") == [["/media/un", "/media/deux"], ["/media/trois"]])
    }

    @Test(
        arguments: [
            "Voyez /media/ruche", "/media/ruche\net la suite", "[ruche](/media/ruche)", "/media", "/media/ruche/files",
            "https://elsewhere.example/media/ruche", "//elsewhere.example/x", "/media/ruche?x=1", "/media/\"><script>",
            "```\n\n/media/ruche\n\n```", "~~~\n/media/ruche\n~~~", "javascript:/media/ruche", "",
        ])
    func `anything else stays text`(text: String) {
        #expect(paths(text) == [])
    }

    @Test func `the text around is kept as it was, with its blocks of code whole`() {
        let text = "# Un\n\nDeux\n\n```\na\n\n/media/x\n```\n\n/media/ruche\n\nTrois"

        let parts = ArticleBody.parts(of: text, site: "")

        #expect(parts.map(\.source) == ["# Un\n\nDeux\n\n```\na\n\n/media/x\n```", "/media/ruche", "Trois"])
    }

    @Test func `a long text of addresses takes no longer than its length`() {
        let text = String(repeating: "/media/a\n\nb\n\n", count: 10_000)

        #expect(ArticleBody.parts(of: text, site: "").count == 20_000)
    }
}
