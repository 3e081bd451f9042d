package import Web

/// In which forms feeds can be had.
package enum FeedForm: Sendable, CaseIterable {
    case atom, json

    /// How its path ends.
    package var ending: String {
        switch self {
        case .atom: "atom"
        case .json: "jsonfeed"
        }
    }

    /// The media type.
    package var type: String {
        switch self {
        case .atom: AtomFeed.type
        case .json: JSONFeed.type
        }
    }

    package func reply(_ feed: Feed) throws -> Reply {
        switch self {
        case .atom: .feed(AtomFeed(feed: feed).bytes, type: type)
        case .json: .feed(try JSONFeed(feed).bytes(), type: type)
        }
    }
}
