package import Markup

/// What a page shows, as HTML by its view and as JSON by its coding: the page model is the API.
package protocol PageModel: Encodable, Sendable {}

/// A page of HTML before its frame.
package struct Page: Sendable {
    package enum Width: String, Sendable { case reading, wide }

    package let title: String
    package var summary: String?
    package var main: Markup
    package var width = Width.reading
    /// Scripts under /assets/ that this page needs besides the frame's own.
    package var scripts: [String] = []
    package var stylesheets: [String] = []
    package var isIndexed = true

    package init(_ title: String, width: Width = .reading, scripts: [String] = [], @MarkupBuilder main: () -> Markup) {
        self.title = title
        self.width = width
        self.scripts = scripts
        self.main = main()
    }
}
