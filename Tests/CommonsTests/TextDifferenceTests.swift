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
}

extension TextDifference.Piece {
    fileprivate var text: String {
        switch self {
        case .same(let text), .removed(let text), .added(let text): text
        }
    }
}
