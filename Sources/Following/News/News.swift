import Commons
import Storage
import Web

/// What happened to what is followed, the latest first.
struct News: Sendable {
    let items: [NewsItem]
    /// Where the next page begins.
    let next: NewsPlace?

    /// - Parameters:
    ///   - since: news of after that moment only.
    ///   - place: where the page before ended.
    static func latest(
        of subjects: [FollowedSubject], since: Timestamp? = nil, after place: NewsPlace? = nil, limit: Int,
        in tx: Transaction
    ) throws -> News {
        var ids: Set<Thing.ID> = []
        for subject in subjects where ids.count < mostThings {
            ids.formUnion(try NewsScope.things(of: subject, in: tx))
        }
        let entries = try entries(of: ids.sorted(), since: since, after: place, limit: limit + 1, in: tx)
        let shown = entries.prefix(limit)
        let things = try Thing.find(Array(Set(shown.map(\.subject))), in: tx)
        var told: Set<String> = []
        let items = shown.compactMap { entry -> NewsItem? in
            guard let thing = things[entry.subject], thing.visibility == .published, entry.newsAct != "withdrawn",
                told.insert(key(entry, thing)).inserted
            else { return nil }
            return NewsItem(entry, thing)
        }
        return News(items: items, next: entries.count > limit ? shown.last?.place : nil)
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

    private static let mostThings = 20_000

    /// Some hundred things at a time, by their index; the latest of all of them.
    private static func entries(
        of ids: [Thing.ID], since: Timestamp?, after place: NewsPlace?, limit: Int, in tx: Transaction
    ) throws -> [NewsEntry] {
        let from: Query = since.map { "AND a.at > \($0)" } ?? ""
        let end: Query =
            place.map { "AND (a.at, a.subject, a.act) < (\($0.at), \($0.subject), \($0.act))" } ?? ""
        var found: [NewsEntry] = []
        for start in stride(from: 0, to: ids.count, by: 500) {
            let batch = Array(ids[start..<min(start + 500, ids.count)])
            found += try tx.all(
                """
                SELECT a.subject, a.act, a.at, a.detail FROM audit_entries a
                WHERE a.subject IN \(list: batch) AND a.act IN \(list: NewsEntry.acts) \(from) \(end)
                ORDER BY a.at DESC, a.subject DESC, a.act DESC LIMIT \(limit)
                """)
        }
        let latest = found.sorted { ($0.at, $0.subject.rawValue, $0.act) > ($1.at, $1.subject.rawValue, $1.act) }
        return Array(latest.prefix(limit))
    }
}
