internal import Foundation

/// Reads the words of a text from left to right, in time linear in its length.
///
/// A word is a run of letters and digits with their marks (Unicode general categories L, N, M). Hyphens and
/// apostrophes separate words; what French elides before an apostrophe (`l'habitat`) and what English leaves after one
/// (`people's`) is no word. Each ideograph is a word.
package struct WordScanner: Sequence, IteratorProtocol {
    private let scalars: String.UnicodeScalarView
    private let text: String
    private var position: String.Index
    private var followsApostrophe = false
    private let initials: Initials?

    /// - Parameter initials: only words whose folded spelling begins with one of these are wanted.
    package init(_ text: String, beginningWith initials: Initials? = nil) {
        self.text = text
        self.initials = initials
        scalars = text.unicodeScalars
        position = scalars.startIndex
    }

    package mutating func next() -> Word? {
        while let kind = skipToWord() {
            let isAfterApostrophe = followsApostrophe
            let range = kind == .ideograph ? takeOne() : takeRun()
            let isBeforeApostrophe = position < scalars.endIndex && ScalarKind(scalars[position]) == .apostrophe
            followsApostrophe = false
            let folded = Folding.fold(text[range])
            if folded.isEmpty { continue }
            if let initials, !initials.contains(folded) { continue }
            if isBeforeApostrophe && Self.elided.contains(folded) { continue }
            if isAfterApostrophe && Self.contracted.contains(folded) { continue }
            return Word(folded: folded, accented: accented(range, folded), range: range)
        }
        return nil
    }

    private mutating func skipToWord() -> ScalarKind? {
        while position < scalars.endIndex {
            let kind = ScalarKind(scalars[position])
            if kind == .letter || kind == .ideograph { return kind }
            followsApostrophe = kind == .apostrophe
            scalars.formIndex(after: &position)
        }
        return nil
    }

    private mutating func takeOne() -> Range<String.Index> {
        let start = position
        scalars.formIndex(after: &position)
        return start..<position
    }

    private mutating func takeRun() -> Range<String.Index> {
        let start = position
        while position < scalars.endIndex {
            let kind = ScalarKind(scalars[position])
            guard kind == .letter || kind == .mark else { break }
            scalars.formIndex(after: &position)
        }
        return start..<position
    }

    /// Composed, because the stemmer knows é as one letter only.
    private func accented(_ range: Range<String.Index>, _ folded: String) -> String? {
        let word = text[range]
        if word.utf8.count == folded.utf8.count { return nil }
        let beginning = String(word.unicodeScalars.prefix(Word.longest))
        let spelling = beginning.precomposedStringWithCanonicalMapping.lowercased()
        return spelling == folded ? nil : spelling
    }

    private static let elided: Set<String> = [
        "l", "d", "j", "m", "t", "s", "n", "c", "qu", "lorsqu", "puisqu", "jusqu", "quoiqu",
    ]

    private static let contracted: Set<String> = ["s", "t", "d", "m", "ll", "re", "ve"]
}
