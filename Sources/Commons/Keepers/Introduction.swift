/// A person as the pages that they keep name them: as they are called, and what they chose to say of themselves.
package struct Introduction: Encodable, Sendable, Equatable {
    package let name: String
    /// Markdown; may be empty.
    package let words: String

    package init(name: String, words: String) {
        self.name = name
        self.words = words
    }
}
