package import Markup
package import Web

/// What a long page holds: a link to each of its sections that has a heading with a name. Closed until somebody wants it.
package struct PageContents {
    private let headings: [(id: String, words: Markup)]

    /// A page with fewer sections is seen at a glance.
    private static let fewest = 6

    package init(of sections: [Markup]) { headings = sections.compactMap(\.heading) }

    package func markup(_ texts: Texts) -> Markup {
        guard headings.count >= Self.fewest else { return .group([]) }
        return nav(.class("section contents"), .ariaLabel(texts("commons.contents"))) {
            details {
                summary { texts("commons.contents") }
                ol { Markup.group(headings.map { heading in li { a(.href("#\(heading.id)")) { heading.words } } }) }
            }
        }
    }
}
