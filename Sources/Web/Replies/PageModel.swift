package import Markup

/// What a page shows, as HTML by its view and as JSON by its coding: the page model is the API.
package protocol PageModel: Encodable, Sendable {}

/// A page of HTML before its frame.
package struct Page: Sendable {

    package let title: String
    package var summary: String?
    package var main: Markup
    /// Scripts under /assets/ that this page needs besides the frame's own.
    package var scripts: [String] = []
    package var isIndexed = true
    /// The search page has its own search form; the frame then shows none.
    package var isSearch = false

    package init(_ title: String, scripts: [String] = [], @MarkupBuilder main: () -> Markup) {
        self.title = title
        self.scripts = scripts
        self.main = main()
    }
}
