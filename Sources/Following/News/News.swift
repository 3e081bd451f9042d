import Commons
import Storage
import Web

/// What happened to what is followed, the latest first. Nothing is left out: what is not on this page is on the next.
struct News: Sendable {
    let items: [NewsItem]
    /// Where the next page begins.
    let next: NewsPlace?

    /// - Parameters:
    ///   - since: news of after that moment only.
    ///   - place: where the page before ended.
    ///   - limit: how many entries at least, where there are as many; what happened in one moment to one thing stays together.
    static func latest(
        of subjects: [FollowedSubject], since: Timestamp? = nil, after place: NewsPlace? = nil, limit: Int,
        in tx: Transaction
    ) throws -> News {
        let entries = try NewsEntries(
            of: subjects, NewsEntries.Question(since: since, place: place, limit: limit), in: tx)
        let things = try Thing.find(Array(Set(entries.found.map(\.subject))), in: tx)
        var told: Set<String> = []
        let items = entries.found.compactMap { entry -> NewsItem? in
            guard let thing = things[entry.subject], thing.visibility == .published, entry.newsAct != "withdrawn",
                told.insert(key(entry, thing)).inserted
            else { return nil }
            return NewsItem(entry, thing)
        }
        return News(items: items, next: entries.next)
    }

    /// A thing is published once, and a membership is told by one of its two sides.
    private static func key(_ entry: NewsEntry, _ thing: Thing) -> String {
        switch entry.newsAct {
        case "published": "published \(thing.id)"
        case "joined", "left":
            "\(entry.newsAct) \(entry.at.rawValue) \([thing.title, entry.detail].sorted().joined(separator: "\n"))"
        default: "\(entry.act) \(entry.at.rawValue) \(thing.id) \(entry.detail)"
        }
    }
}
