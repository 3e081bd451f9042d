package import Markup

/// What a page shows, as HTML by its view and as JSON by its coding: the page model is the API.
///
/// A model that can be had in further forms names them, and describes itself once for each; the renderer does the rest.
package protocol PageModel: Encodable, Sendable {
    /// Besides HTML.
    static var forms: [Format] { get }
    /// Of the thing that the page shows: what an edit names in `If-Match`.
    var thingRevision: Int? { get }
    /// The address of the page of the list that follows.
    var nextPage: String? { get }
    func linkedData(_ screen: Screen) -> LinkedNode
    func dataTable(_ screen: Screen) -> DataTable
    /// What is somewhere.
    func features(_ screen: Screen) -> [Feature]
    /// A picture that stands alone: an `svg` element that names its namespace and needs no style sheet.
    func drawing(_ screen: Screen) -> Markup
}

extension PageModel {
    package static var forms: [Format] { [.json] }
    package var thingRevision: Int? { nil }
    package var nextPage: String? { nil }
    package func linkedData(_ screen: Screen) -> LinkedNode { LinkedNode() }
    package func dataTable(_ screen: Screen) -> DataTable { DataTable(columns: [], rows: []) }
    package func features(_ screen: Screen) -> [Feature] { [] }
    package func drawing(_ screen: Screen) -> Markup { .group([]) }
}

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
    /// The Atom feed of what the page is about: feed readers find it by themselves.
    package var feed: String?
    /// The path of the thing that the page is about: anyone may report it.
    package var subject: String?

    package init(_ title: String, scripts: [String] = [], @MarkupBuilder main: () -> Markup) {
        self.title = title
        self.scripts = scripts
        self.main = main()
    }
}
