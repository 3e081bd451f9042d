/// Words on the screen, or said, from one moment to another.
package struct Cue: Sendable, Equatable {
    /// In milliseconds from the beginning.
    package let start: Int
    /// In milliseconds, after `start`.
    package let end: Int
    /// Plain lines, one at least, none of them empty.
    package let text: String

    package init(start: Int, end: Int, text: String) {
        self.start = start
        self.end = end
        self.text = text
    }
}
