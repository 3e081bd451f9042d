import Testing

@testable import Search

@Suite struct LineCountsTests {
    @Test func `each line is counted, empty ones are not`() {
        let counts = LineCounts("b\na\n\nb\nb\n").lines

        #expect(counts.map(\.text) == ["b", "a"])
        #expect(counts.map(\.count) == [3, 1])
        #expect(LineCounts("").lines.isEmpty)
    }

    @Test func `a thousand different lines are told apart`() {
        let lines = (0..<1_000).flatMap { number in Array(repeating: "theme=\(number)", count: number % 3 + 1) }

        let counts = LineCounts(lines.shuffled().joined(separator: "\n")).lines

        #expect(counts.count == 1_000)
        #expect(counts.allSatisfy { line in line.count == (Int(line.text.dropFirst(6)) ?? 0) % 3 + 1 })
    }
}
