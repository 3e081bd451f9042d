import Foundation

/// Sentences that read like the commons and mean nothing: its words, as often as in the demonstration's own texts, and the
/// same ones on every run.
struct Prose {
    private let words: [String]
    private var chance: UInt64

    /// - Parameter folder: the demonstration's practices, whose words are used.
    init(wordsOf folder: String, chance: UInt64 = 1) throws {
        let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".fr.md") }
            .sorted()
        let texts = try files.map { try String(contentsOfFile: "\(folder)/\($0)", encoding: .utf8) }
        // Frequent words stand there often, so an even choice among places gives them their share.
        words = texts.joined(separator: " ").split { !$0.isLetter && $0 != "’" }.map(String.init)
        guard !words.isEmpty else { throw NoWords(folder: folder) }
        self.chance = chance
    }

    struct NoWords: Error {
        let folder: String
    }

    /// SplitMix64.
    mutating func number(below bound: Int) -> Int {
        chance &+= 0x9E37_79B9_7F4A_7C15
        var word = chance
        word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
        word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
        return Int((word ^ (word >> 31)) % UInt64(bound))
    }

    /// Small numbers far more often than large ones, as with what is popular.
    mutating func rank(below bound: Int) -> Int {
        let evenly = Double(number(below: 1 << 20) + 1) / Double(1 << 20)
        return min(bound - 1, Int(pow(Double(bound), evenly)) - 1)
    }

    mutating func pick<Choice>(_ choices: [Choice]) -> Choice { choices[number(below: choices.count)] }

    mutating func phrase(words count: Int) -> String {
        (0..<count).map { _ in words[number(below: words.count)] }.joined(separator: " ")
    }

    /// So many words in sentences of twelve.
    mutating func text(words count: Int) -> String {
        stride(from: 0, to: count, by: 12).map { start in phrase(words: min(12, count - start)) + "." }
            .joined(separator: " ")
    }
}
