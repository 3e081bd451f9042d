package import Markup

/// A text that somebody wrote in Markdown: CommonMark with tables, strikethrough and bare addresses as links.
///
/// What comes out holds nothing but elements that we name and text that is escaped: HTML in the source is text, and
/// no part of the source is ever copied as it is. Time and size are linear in the source, whatever it holds.
package struct Markdown: Sendable {
    private let source: String
    private let headingLevel: Int

    /// Bytes of the source that are read.
    package static let longest = 200_000

    /// - Parameter headingLevel: the level of the heading under which the text stands. `# Title` becomes the next one,
    ///   so that a page keeps its single first heading.
    package init(_ text: String, under headingLevel: Int = 1) {
        source = text.beginning(bytes: Self.longest)
        self.headingLevel = headingLevel
    }

    package var markup: Markup {
        var rendering = MarkupRendering(under: headingLevel)
        guard parse(source, { rendering.take($0) }) else { return unread }
        return rendering.markup
    }

    /// The words alone, a line for each block: for searches and summaries.
    package var plainText: String {
        var rendering = PlainTextRendering()
        guard parse(source, { rendering.take($0) }) else { return source.withoutControls }
        return rendering.text
    }

    /// A source made to explode (a table of a million cells) is shown as it was written.
    private var unread: Markup {
        pre { source.withoutControls }
    }
}
