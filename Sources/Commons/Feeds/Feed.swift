package import Storage
package import Web

/// What happened lately, for readers of feeds: whoever has one follows without an account.
package struct Feed: Sendable {
    /// So many entries at most on one page.
    package static let length = 50

    /// An entry; its identifier never changes.
    package struct Entry: Sendable {
        let id: String
        let title: String
        /// BCP 47 tag of the title.
        let language: String
        let updated: Timestamp
        let path: String
        let summary: String

        package init(id: String, title: String, language: String, updated: Timestamp, path: String, summary: String) {
            (self.id, self.title, self.language) = (id, title, language)
            (self.updated, self.path, self.summary) = (updated, path, summary)
        }
    }

    /// Where a feed is, page by page.
    package struct Place: Sendable {
        /// The path of what people read instead: `/practices/jardin/news`, with its query.
        let page: String
        /// The path of the feed without its ending, with the query: that of the page, unless another is said.
        let feed: String
        /// Where this page of the feed begins; nil for the first.
        let own: String?
        /// Where the page of what is older begins; nil on the last.
        let next: String?

        package init(page: String, feed: String? = nil, own: String? = nil, next: String? = nil) {
            (self.page, self.feed, self.own, self.next) = (page, feed ?? page, own, next)
        }

        /// The path of a feed, whose name is that of the page with another ending.
        package static func path(of page: String, as form: FeedForm, after place: String? = nil) -> String {
            let path = page.prefix { $0 != "?" }
            let query = page.dropFirst(path.count)
            let more = place.map { "\(query.isEmpty ? "?" : "&")after=\($0)" } ?? ""
            return "\(path).\(form.ending)\(query)\(more)"
        }

        func path(as form: FeedForm, after place: String?) -> String {
            Self.path(of: feed, as: form, after: place)
        }
    }

    /// Names the feed for ever: slugs change, identifiers do not.
    let id: String
    let title: String
    let place: Place
    /// Changes only when there is something new: a reader that asks again is told so.
    let updated: Timestamp
    let entries: [Entry]
    let site: Site
    let language: Language

    package init(
        id: String, title: String, at place: Place, updated: Timestamp?, entries: [Entry], on site: Site,
        _ language: Language
    ) {
        (self.id, self.title, self.place) = (id, title, place)
        (self.updated, self.entries) = (updated ?? Timestamp(rawValue: 0), entries)
        (self.site, self.language) = (site, language)
    }
}
