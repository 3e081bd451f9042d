import Markup
import Words

/// A short text in its language, with what was looked for marked.
struct MarkedText: Sendable, Encodable {
    let segments: [Passage.Segment]
    /// BCP 47 tag.
    let language: String

    init(_ passage: Passage, in language: String) {
        segments = passage.segments
        self.language = language
    }

    init(_ text: String, in language: String) {
        segments = text.isEmpty ? [] : [Passage.Segment(text)]
        self.language = language
    }

    var isEmpty: Bool { segments.isEmpty }

    var plain: String { segments.map(\.text).joined() }

    var markup: Markup {
        .group(segments.map { $0.isMarked ? element("mark", [], .text($0.text)) : .text($0.text) })
    }
}
