import Markup
import Testing

@testable import Cartography

@Suite struct MarkTests {
    @Test func `every state has a shape of its own, so that colour is never needed`() {
        let shapes = Mark.allCases.map { $0.symbol(id: "same").html }

        #expect(Set(shapes).count == Mark.allCases.count)
    }

    @Test(arguments: Mark.allCases)
    func `a mark in a text is drawn in the colour of its state and not read aloud`(mark: Mark) {
        let html = mark.markup.html

        #expect(html.hasPrefix(#"<svg class="mark mark-\#(mark.rawValue)" viewBox="0 0 16 16" aria-hidden="true">"#))
        #expect(html.contains("currentColor"))
        #expect(!html.contains("style="))
    }
}
