import Markup

/// A line of text whose web addresses can be followed.
struct LinkedText {
    let line: Substring

    var markup: Markup {
        let words = line.split(separator: " ", omittingEmptySubsequences: false)
        return .group(words.enumerated().map { .group([.text($0 == 0 ? "" : " "), piece($1)]) })
    }

    private func piece(_ word: Substring) -> Markup {
        guard word.hasPrefix("https://") || word.hasPrefix("http://") else { return .text(String(word)) }
        let end = word.lastIndex { !".,;:!?)»".contains($0) }.map { word.index(after: $0) } ?? word.endIndex
        return .group([a(.href(String(word[..<end]))) { String(word[..<end]) }, .text(String(word[end...]))])
    }
}
