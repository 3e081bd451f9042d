import Commons
import Testing

@Suite struct TextDifferenceTests {
    @Test func `a changed word is shown as taken away and added, the rest as it was`() {
        let difference = TextDifference(from: "une séance par semaine", to: "deux séances par semaine")

        #expect(difference.pieces == [.removed("une séance "), .added("deux séances "), .same("par semaine")])
        #expect(difference.hasChanges)
    }

    @Test func `the pieces give both texts back`() {
        let (old, new) = ("Le mardi,\nau foyer rural.", "Le jeudi,\n\nau foyer rural, à 14 h.")

        let pieces = TextDifference(from: old, to: new).pieces

        let before = pieces.map { if case .added = $0 { "" } else { $0.text } }.joined()
        let after = pieces.map { if case .removed = $0 { "" } else { $0.text } }.joined()
        #expect(before.split(whereSeparator: \.isWhitespace) == old.split(whereSeparator: \.isWhitespace))
        #expect(after == new)
    }

    @Test func `two very long texts are compared in bounded time`() {
        let old = (0..<50_000).map { "mot\($0)" }.joined(separator: " ")
        let new = (0..<50_000).map { "mot\($0 + 1)" }.joined(separator: " ")

        #expect(TextDifference(from: old, to: new).pieces == [.removed(old), .added(new)])
    }

    @Test func `a small change of a very long text is shown as small`() {
        let words = (0..<50_000).map { "mot\($0) " }
        let new = words[..<20_000] + ["neuf "] + words[20_001...]

        let pieces = TextDifference(from: words.joined(), to: new.joined()).pieces

        #expect(pieces.count == 4)
        #expect(pieces[1...2] == [.removed("mot20000 "), .added("neuf ")])
    }

    @Test func `texts with nothing in common cost no more than a moment`() {
        let old = (0..<2_000).map { "a\($0)" }.joined(separator: " ")
        let new = (0..<2_000).map { "b\($0)" }.joined(separator: " ")

        let time = ContinuousClock().measure { _ = TextDifference(from: old, to: new) }

        #expect(time < .seconds(1))
    }
}

extension TextDifference.Piece {
    fileprivate var text: String {
        switch self {
        case .same(let text), .removed(let text), .added(let text): text
        }
    }
}
