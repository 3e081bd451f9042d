import Commons
import Storage
import Web

/// An entry of the trail that is news: what was shown, changed, begun and ended; never who did it.
struct NewsEntry: Sendable, Hashable, RowDecodable {
    let subject: Thing.ID
    let act: String
    let at: Timestamp
    let detail: String

    init(row: Row) throws {
        subject = try row["subject"]
        act = try row["act"]
        at = try row["at"]
        detail = try row["detail"]
    }

    static let acts = [
        "thing.revised", "thing.shown", "state.changed", "edition.published", "figure.told", "membership.accepted",
        "membership.declared", "membership.ended", "meeting.planned", "meeting.cancelled",
    ]

    /// As news call it; the texts are `following.news.<act>`.
    var newsAct: String {
        switch act {
        case "thing.revised": detail == "1" ? "published" : "revised"
        case "thing.shown": detail.hasPrefix("published") ? "published" : "withdrawn"
        case "state.changed": "state"
        case "edition.published": "edition"
        case "figure.told": "figure"
        case "membership.accepted", "membership.declared": "joined"
        case "membership.ended": "left"
        case "meeting.planned": "meeting"
        default: "cancelled"
        }
    }

    /// Where a page of news ends: a moment, and among those of that moment the thing and the act.
    var place: NewsPlace { NewsPlace(at: at, subject: subject.rawValue, act: act) }

    /// As the database orders them.
    var order: (Timestamp, String, String) { (at, subject.rawValue, act) }
}

/// Read as it is written in an address: `1795521600000.0193….state.changed`.
struct NewsPlace: Sendable, Equatable {
    let at: Timestamp
    let subject: String
    let act: String

    init(at: Timestamp, subject: String, act: String) { (self.at, self.subject, self.act) = (at, subject, act) }

    /// Before everything of a moment.
    init(before moment: Timestamp) {
        self.init(at: moment, subject: Self.first, act: NewsEntry.acts.min() ?? "")
    }

    private static let first = "00000000-0000-0000-0000-000000000000"

    init?(_ text: String) {
        let parts = text.split(separator: ".", maxSplits: 2).map(String.init)
        guard text.utf8.count <= 120, parts.count == 3, let at = Int(parts[0]), (0...1 << 50).contains(at),
            Thing.ID(rawValue: parts[1]) != nil, NewsEntry.acts.contains(parts[2])
        else { return nil }
        self.init(at: Timestamp(rawValue: at), subject: parts[1], act: parts[2])
    }

    var text: String { "\(at.rawValue).\(subject).\(act)" }
}
