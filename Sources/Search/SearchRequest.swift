/// What a person looks for.
package struct SearchRequest: Sendable, Equatable {
    /// Only words are read out of it. Empty: everything, the newest first.
    package var text: String
    /// The reader's language. Documents in it come before others that match as well.
    package var language: String
    /// A document has to have one of the values in every facet named here. A facet without values is no restriction.
    package var facets: [String: Set<String>]
    package var kinds: Set<String>
    /// Facets whose other values are of no interest: they are not counted as if the facet did not narrow.
    package var unoffered: Set<String> = []
    /// The kind whose titles come before others that match as well.
    package var leadingKind: String?
    /// Where the page before ended.
    package var after: SearchCursor?
    /// Documents on a page: 1 to 100.
    package var limit: Int

    package init(
        _ text: String = "", language: String = "", facets: [String: Set<String>] = [:], kinds: Set<String> = [],
        after: SearchCursor? = nil, limit: Int = 20
    ) {
        self.text = text
        self.language = language
        self.facets = facets
        self.kinds = kinds
        self.after = after
        self.limit = min(max(limit, 1), 100)
    }
}
