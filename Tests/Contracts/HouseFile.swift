import Foundation

/// One file of ours, by its path from the root.
struct HouseFile: Sendable {
    let path: String
    let text: String
    /// The text without the lines that are only a comment: there a forbidden word may be explained.
    let code: String

    init(_ path: String) throws {
        self.path = path
        text = try String(contentsOf: House.root.appendingPathComponent(path), encoding: .utf8)
        code = text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { $0.drop(while: \.isWhitespace).hasPrefix("//") ? "" : $0 }.joined(separator: "\n")
    }

    /// The target it belongs to: `Practices` for `Sources/Practices/Pages/Cover.swift`.
    var room: String { path.split(separator: "/").dropFirst().first.map(String.init) ?? "" }

    var lines: [Substring] { text.split(separator: "\n", omittingEmptySubsequences: false) }

    /// Where a pattern occurs in a text of this file: the line, and what each group of the pattern holds.
    func occurrences(of pattern: String, in text: String) throws -> [(line: Int, groups: [String])] {
        let whole = NSRange(text.startIndex..., in: text)
        return try NSRegularExpression(pattern: pattern, options: .anchorsMatchLines).matches(in: text, range: whole)
            .map { match in
                let groups = (0..<match.numberOfRanges).map { index in
                    Range(match.range(at: index), in: text).map { String(text[$0]) } ?? ""
                }
                let start = Range(match.range, in: text)?.lowerBound ?? text.startIndex
                return (1 + text[..<start].count { $0 == "\n" }, groups)
            }
    }
}
