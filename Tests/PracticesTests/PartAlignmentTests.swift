import Testing

@testable import Practices

@Suite struct PartAlignmentTests {
    private let charter = ["Décider ensemble", "Ouvert à tous", "Sans chimie", "Une parcelle commune"]

    private func places(from old: [String], to new: [String]) -> [Int?] {
        PartAlignment(from: old, to: new).places
    }

    @Test func `lines that stay the same are the same wherever they stand`() {
        #expect(places(from: charter, to: charter) == [0, 1, 2, 3])
        #expect(places(from: charter, to: charter.reversed()) == [3, 2, 1, 0])
    }

    @Test func `a line that shares half of its words goes on, even elsewhere`() {
        let new = ["Une parcelle commune au moins", "Décider ensemble", "Sans chimie ni moteur"]

        #expect(places(from: charter, to: new) == [3, 0, 2])
    }

    @Test func `a line between the same neighbours was rewritten in place`() {
        let new = ["Décider ensemble", "Le portail reste grand ouvert", "Sans chimie", "Une parcelle commune"]

        #expect(places(from: charter, to: new) == [0, 1, 2, 3])
    }

    @Test func `a line that is put in or left out moves none of the others`() {
        #expect(places(from: charter, to: ["Décider ensemble", "Sans chimie", "Une parcelle commune"]) == [0, 2, 3])
        #expect(places(from: charter, to: charter + ["Planter un arbre par an"]) == [0, 1, 2, 3, nil])
        #expect(places(from: ["a b", "c d"], to: ["a b", "x y", "z w", "c d"]) == [0, nil, nil, 1])
    }

    @Test func `where nothing is left of a list, every line is new`() {
        #expect(places(from: ["Cultiver"], to: ["Lire à voix haute"]) == [nil])
        #expect(places(from: [], to: ["Lire"]) == [nil])
        #expect(places(from: ["Lire"], to: []).isEmpty)
    }

    @Test func `the same line twice is two parts`() {
        #expect(places(from: ["Lire", "Lire"], to: ["Lire", "Lire", "Lire"]) == [0, 1, nil])
    }

    @Test func `of two likely lines the likest goes on`() {
        let new = ["Une permanence le dimanche", "Une permanence le dimanche matin, pluie ou soleil"]

        #expect(places(from: ["Une permanence le dimanche matin"], to: new) == [0, nil])
    }

    @Test func `nonsense is compared like anything else`() {
        #expect(places(from: ["", "🐝🐝", "<script>"], to: ["<script>", "🐝🐝", "---"]) == [2, 1, nil])
    }
}
