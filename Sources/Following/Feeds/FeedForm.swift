/// In which forms feeds can be had.
enum FeedForm: CaseIterable {
    case atom, json

    /// The last part of its address.
    var file: String {
        switch self {
        case .atom: "news.atom"
        case .json: "news.jsonfeed"
        }
    }

    /// The media type.
    var type: String {
        switch self {
        case .atom: AtomFeed.type
        case .json: JSONFeed.type
        }
    }

    func bytes(of feed: Feed) throws -> [UInt8] {
        switch self {
        case .atom: AtomFeed(feed: feed).bytes
        case .json: try JSONFeed(feed).bytes()
        }
    }
}
