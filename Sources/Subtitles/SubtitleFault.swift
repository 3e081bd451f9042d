/// Why a text is no subtitles, and at which of its lines, counted from 1.
package struct SubtitleFault: Error, Sendable, Equatable {
    package enum Reason: String, Sendable, CaseIterable {
        /// No cue was found at all.
        case empty
        /// A line with `-->` whose times cannot be read.
        case badTime
        /// A cue that ends before it begins, or at once.
        case backwards
        /// A cue that begins before the one above it.
        case outOfOrder
        /// A block that has no line with its times.
        case noTime
        /// More than `Subtitles.mostCues`, or than `Subtitles.mostBytes`.
        case tooMany
    }

    package let line: Int
    package let reason: Reason

    package init(line: Int, reason: Reason) {
        self.line = line
        self.reason = reason
    }
}
