import Commons
import Storage

/// The entries of the trail that are news of some subjects, the latest first.
struct NewsEntries {
    private(set) var found: [NewsEntry] = []
    /// Where they go on; nil when there are no more.
    private(set) var next: NewsPlace?

    /// Which entries are asked for.
    struct Question {
        /// After that moment only.
        var since: Timestamp?
        /// Before that place: where the page before ended.
        var place: NewsPlace?
        let limit: Int
    }

    /// So many things are looked up one by one; where there are more, the largest subjects are told by their conditions.
    private static let mostThings = 10_000
    /// So many of the latest entries are gone through for a page where subjects are large, shared by all of them. Where
    /// the page is not full by then, the next one goes on from there.
    private static let mostScanned = 40_000
    /// Of one thing, of the same act, at the same moment: a list that came in may leave many.
    private static let mostTied = 1_000

    init(of subjects: [FollowedSubject], _ question: Question, in tx: Transaction) throws {
        var ids: Set<Thing.ID> = []
        var conditions: [Query] = []
        for subject in subjects {
            let scope = try NewsScope(subject, in: tx)
            if let condition = scope.condition {
                conditions.append(condition)
            } else if ids.count + scope.ids.count <= Self.mostThings {
                ids.formUnion(scope.ids)
            } else {
                conditions.append("a.subject IN \(list: scope.ids)")
            }
        }
        var entries = try Self.of(ids.sorted(), question, in: tx)
        let floor = conditions.isEmpty ? nil : try Self.floor(question, conditions.count, in: tx)
        if !conditions.isEmpty { entries += try Self.latest(conditions, from: floor, question, in: tx) }
        // Older ones of what was looked up by itself wait until the others have come as far.
        if let floor { entries.removeAll { $0.at < floor } }
        var seen: Set<NewsEntry> = []
        entries = entries.filter { seen.insert($0).inserted }.sorted { $0.order > $1.order }
        guard entries.count > question.limit else {
            (found, next) = (entries, floor.map(NewsPlace.init(before:)))
            return
        }
        let end = entries[question.limit - 1].place
        let tied = try Self.all(at: end, in: tx)
        (found, next) = (entries.prefix(question.limit).filter { $0.place != end } + tied, end)
    }

    /// Some hundred things at a time, by their index.
    private static func of(_ ids: [Thing.ID], _ question: Question, in tx: Transaction) throws -> [NewsEntry] {
        var found: [NewsEntry] = []
        for start in stride(from: 0, to: ids.count, by: 500) {
            let batch = Array(ids[start..<min(start + 500, ids.count)])
            found += try tx.all(
                """
                SELECT a.subject, a.act, a.at, a.detail FROM audit_entries a
                WHERE a.subject IN \(list: batch) AND \(question.condition)
                ORDER BY a.at DESC, a.subject DESC, a.act DESC LIMIT \(question.limit + 1)
                """)
        }
        return found
    }

    private static func latest(
        _ conditions: [Query], from floor: Timestamp?, _ question: Question, in tx: Transaction
    ) throws -> [NewsEntry] {
        let start = max(floor ?? Timestamp(rawValue: 0), question.since ?? Timestamp(rawValue: 0))
        return try tx.all(
            """
            SELECT a.subject, a.act, a.at, a.detail FROM audit_entries a
            WHERE a.at >= \(start) AND \(question.condition) AND (\(Query.joined(conditions, separator: " OR ")))
            ORDER BY a.at DESC, a.subject DESC, a.act DESC LIMIT \(question.limit + 1)
            """)
    }

    /// The moment as far back as entries are gone through for this page; nil when that is all of them.
    private static func floor(_ question: Question, _ subjects: Int, in tx: Transaction) throws -> Timestamp? {
        let bound = max(1_000, mostScanned / subjects)
        let end = question.place?.at ?? Timestamp(rawValue: Int.max)
        let scanned: Scanned? = try tx.first(
            """
            SELECT COUNT(*) AS entries, COALESCE(MIN(at), 0) AS earliest FROM (
                SELECT at FROM audit_entries WHERE at <= \(end) ORDER BY at DESC LIMIT \(bound)) AS latest
            """)
        guard let scanned, scanned.entries == bound, scanned.earliest > (question.since ?? Timestamp(rawValue: 0))
        else {
            return nil
        }
        return scanned.earliest
    }

    private static func all(at place: NewsPlace, in tx: Transaction) throws -> [NewsEntry] {
        try tx.all(
            """
            SELECT a.subject, a.act, a.at, a.detail FROM audit_entries a
            WHERE a.subject = \(place.subject) AND a.at = \(place.at) AND a.act = \(place.act)
            ORDER BY a.detail LIMIT \(mostTied)
            """)
    }

    private struct Scanned: RowDecodable {
        let entries: Int
        let earliest: Timestamp

        init(row: Row) throws {
            entries = try row["entries"]
            earliest = try row["earliest"]
        }
    }
}

extension NewsEntries.Question {
    /// On `a`, the audit entries.
    fileprivate var condition: Query {
        let from: Query = since.map { "AND a.at > \($0)" } ?? ""
        let end: Query =
            place.map { "AND (a.at, a.subject, a.act) < (\($0.at), \($0.subject), \($0.act))" } ?? ""
        return "a.act IN \(list: NewsEntry.acts) \(from) \(end)"
    }
}
