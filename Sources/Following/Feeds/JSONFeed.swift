import Commons
import Foundation
import Storage
import Web

/// A feed as JSON Feed 1.1 (jsonfeed.org), for readers that like it better than Atom.
struct JSONFeed: Encodable {
    static let type = "application/feed+json; charset=utf-8"

    struct Author: Encodable {
        let name: String
        let url: String
    }

    struct Item: Encodable {
        let id: String
        let url: String
        let title: String
        let contentText: String
        /// RFC 3339.
        let datePublished: String
        /// BCP 47.
        let language: String

        private enum CodingKeys: String, CodingKey {
            case id, url, title, language
            case contentText = "content_text"
            case datePublished = "date_published"
        }
    }

    let version = "https://jsonfeed.org/version/1.1"
    let title: String
    let homePageURL: String
    let feedURL: String
    /// The page of what is older; nil on the last.
    let nextURL: String?
    let language: String
    let authors: [Author]
    let items: [Item]

    private enum CodingKeys: String, CodingKey {
        case version, title, language, authors, items
        case homePageURL = "home_page_url"
        case feedURL = "feed_url"
        case nextURL = "next_url"
    }

    init(_ feed: Feed) {
        let address = feed.site.address
        let path = feed.subject.jsonFeedPath
        title = feed.title
        homePageURL = address + feed.subject.newsPath
        feedURL = address + feed.path(path, after: feed.places.own)
        nextURL = feed.places.next.map { address + feed.path(path, after: $0) }
        language = feed.texts.language.rawValue
        authors = [Author(name: feed.site.name, url: address)]
        items = feed.items.map { item in
            Item(
                id: feed.name(of: item), url: address + item.path, title: item.title,
                contentText: item.sentence(feed.texts), datePublished: item.at.iso8601, language: item.language)
        }
    }

    func bytes() throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return [UInt8](try encoder.encode(self))
    }
}
