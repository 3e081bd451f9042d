package import Storage
package import Words

/// One page of what was found.
package struct SearchResults: Sendable {
    package var hits: [SearchHit]
    package var total: SearchTotal
    /// How many of the found documents have each value of each facet, `kind` among them. In a facet that narrows the
    /// request, the other values are counted as if it did not: that many would be there if they were chosen instead.
    package var counts: [String: [String: Int]]
    /// Nil on the last page.
    package var next: SearchCursor?

    static let none = SearchResults(hits: [], total: SearchTotal(count: 0, isExact: true), counts: [:], next: nil)
}

/// How many documents were found. Beyond the bound of what a search looks at, it only says that there are more.
package struct SearchTotal: Sendable, Equatable, CustomStringConvertible {
    package let count: Int
    package let isExact: Bool

    package init(count: Int, isExact: Bool) {
        self.count = count
        self.isExact = isExact
    }

    package var description: String { isExact ? "\(count)" : "\(count)+" }
}

/// A document that was found, with what made it be found marked.
package struct SearchHit: Sendable {
    package var id: String
    package var kind: String
    package var language: String
    package var title: Passage
    /// Of the summary or the text, whichever shows more of what was looked for.
    package var passage: Passage
    package var path: String
    let facetLines: String
    package var date: Timestamp?
    package var latitude: Double?
    package var longitude: Double?
    package var isFictional: Bool
    package var mark: String?
    /// Greater is better. Comparable within one search only.
    package var score: Double

    /// As the document had them. Read out of their lines when they are asked for, which is seldom.
    package var facets: [String: [String]] { Facets(text: facetLines).values }
}
