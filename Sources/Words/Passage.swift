/// A short piece of a text, chosen to show why the text was found, with what was found marked.
package struct Passage: Sendable, Equatable {
    package struct Segment: Sendable, Equatable, Encodable {
        package let text: String
        /// Whether this is a word that was looked for.
        package let isMarked: Bool

        package init(_ text: String, isMarked: Bool = false) {
            self.text = text
            self.isMarked = isMarked
        }
    }

    /// In reading order; joined they read as one line. An ellipsis stands where the text was cut.
    package let segments: [Segment]
    /// How many different terms of the query are marked.
    package let termCount: Int

    /// Only this many bytes of a text are looked at.
    package static let reach = 65_536
    /// Scalars in the passage, ellipses included.
    package static let length = 200

    package var text: String { segments.map(\.text).joined() }

    /// The window of at most `length` scalars with the most different terms, then the most matches, then the earliest;
    /// the beginning of the text when there is no match.
    /// - Parameter language: the BCP 47 tag of the text's language, whose stems are compared.
    package init(of text: String, in language: String, matching query: QueryWords, length: Int = Self.length) {
        let text = text.beginning(bytes: Self.reach)
        let matches = PassageMatch.all(in: text, language, query)
        let cut = PassageCut(text, matches, length: length)
        segments = cut.segments
        termCount = Set(cut.matches.map(\.term)).count
    }

    /// The beginning of a text, nothing marked: what is shown where nothing was looked for.
    package init(beginningOf text: String, length: Int = Self.length) {
        segments = PassageCut(text.beginning(bytes: Self.reach), [], length: length).segments
        termCount = 0
    }
}
