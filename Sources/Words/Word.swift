/// A word found in a text: what it is compared by, and where it stands.
package struct Word: Sendable, Equatable {
    /// The spelling that words are compared by: no case, no diacritics, at most `longest` scalars.
    package let folded: String
    /// The spelling with its diacritics, lowercase and composed, where it differs from `folded`: French stems need it.
    package let accented: String?
    /// Where the word stands in the text that was scanned.
    package let range: Range<String.Index>

    /// Longer words are compared by their beginning only, in documents and in queries alike.
    package static let longest = 64
}
