import Commons
import Testing

@testable import Practices

@Suite struct LineDifferenceTests {
    private let old = """
        - La charte, en une page
        - Le modèle de convention avec la mairie

        - Dix lettres types
        - Une liste d’assureurs
        """

    @Test func `a toolkit is compared line by line, and a line that goes on word by word`() {
        let new = """
            - La charte, en une page
            - Le modèle de convention avec la mairie ou le bailleur
            - Une liste d’assureurs
            - Le plan d’un bac
            """
        let words = TextDifference(
            from: "- Le modèle de convention avec la mairie",
            to: "- Le modèle de convention avec la mairie ou le bailleur")

        #expect(
            LineDifference(from: old, to: new).lines == [
                .same("- La charte, en une page"), .changed(words), .removed("- Dix lettres types"),
                .same("- Une liste d’assureurs"), .added("- Le plan d’un bac"),
            ])
    }

    @Test func `empty lines and the end of the last one count for nothing`() {
        #expect(LineDifference(from: "a\n\nb\n", to: "a\nb").lines == [.same("a"), .same("b")])
        #expect(LineDifference(from: "", to: "a").lines == [.added("a")])
        #expect(LineDifference(from: "a", to: "").lines == [.removed("a")])
        #expect(LineDifference(from: "", to: "\n").lines.isEmpty)
    }

    @Test(.timeLimit(.minutes(1)))
    func `texts of thousands of lines are compared quickly`() {
        let old = (0..<10_000).map { "\($0)" }.joined(separator: "\n")
        let new = (0..<10_000).map { "\($0 + 20_000)" }.joined(separator: "\n")

        #expect(LineDifference(from: old, to: new).lines.count == 20_000)
    }
}
