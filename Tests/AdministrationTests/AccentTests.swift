import Testing

@testable import Administration

@Suite struct AccentTests {
    @Test(arguments: ["#F0B23E", "#f0b23e", "#000000", "#ffffff"])
    func `six digits after a sign are a colour`(_ text: String) throws {
        #expect(Accent(text)?.text == text.lowercased())
    }

    @Test(arguments: ["", "#", "F0B23E", "#F0B23", "#F0B23E0", "#G0B23E", "red", "#-0B23E", "#+0B23E", "#٠٠٠٠٠٠"])
    func `anything else is none`(_ text: String) {
        #expect(Accent(text) == nil)
    }

    @Test func `contrast is that of WCAG`() throws {
        let black = try #require(Accent("#000000"))
        let white = try #require(Accent("#ffffff"))
        // The grey that WCAG's own examples give as the last one with 4.5 on white.
        let grey = try #require(Accent("#767676"))

        #expect(abs(black.contrast(with: white) - 21) < 0.001)
        #expect(abs(white.contrast(with: black) - 21) < 0.001)
        #expect(abs(grey.contrast(with: white) - 4.54) < 0.01)
        #expect(grey.contrast(with: grey) == 1)
    }

    @Test(arguments: ["#F0B23E", "#9ACD32", "#FFFFFF", "#8ECAE6"])
    func `pressing makes what is written on it no harder to read`(_ text: String) throws {
        let accent = try #require(Accent(text))

        #expect(accent.contrast(with: .ink) >= Accent.leastContrast)
        #expect(accent.pressed.contrast(with: .ink) >= accent.contrast(with: .ink))
    }
}
