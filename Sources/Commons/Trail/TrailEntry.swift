import Storage
import Web

/// One entry of the audit trail, as it is stored.
struct TrailEntry: Sendable, Equatable, RowDecodable {
    let subject: String
    let act: String
    let person: Person.ID?
    let at: Timestamp
    let detail: String

    init(row: Row) throws {
        subject = try row["subject"]
        act = try row["act"]
        person = try row["person_id"]
        at = try row["at"]
        detail = try row["detail"]
    }
}

/// Which entries are looked for.
struct TrailQuestion: Sendable {
    /// By this person, or about their account.
    var about: Person.ID?
    var person: Person.ID?
    var subject: String?
    /// An act, or how several begin: `account.`
    var act: String?
    var from: Timestamp?
    var until: Timestamp?

    /// The latest first, from a place on.
    func entries(from place: TrailPlace?, limit: Int, in tx: Transaction) throws -> [TrailEntry] {
        var conditions: [Query] = []
        if let person { conditions.append("person_id = \(person)") }
        if let subject { conditions.append("subject = \(subject)") }
        if let act { conditions.append("act >= \(act) AND act < \(act + "~")") }
        if let from { conditions.append("at >= \(from)") }
        if let until { conditions.append("at < \(until)") }
        if let place { conditions.append("at <= \(place.at)") }
        let skipped = place?.skipped ?? 0
        let filter: Query = conditions.isEmpty ? "" : "WHERE \(Query.joined(conditions, separator: " AND "))"
        let found: [TrailEntry] = try tx.all(
            """
            SELECT subject, act, person_id, at, detail FROM \(source) \(filter)
            ORDER BY at DESC, subject, act, detail LIMIT \(limit + skipped)
            """)
        return Array(found.dropFirst(skipped))
    }

    /// Two ranges of two indexes where somebody is meant either as the one who acts or as the one whom it is about.
    private var source: Query {
        guard let about else { return "audit_entries" }
        return """
            (
                SELECT subject, act, person_id, at, detail FROM audit_entries WHERE person_id = \(about)
                UNION SELECT subject, act, person_id, at, detail FROM audit_entries WHERE subject = \(about.rawValue)
            ) AS entries
            """
    }
}

/// Where a page of the trail begins: a moment, and how many entries of that very moment were read already. Entries have no
/// number of their own, and one act may leave many at a time.
struct TrailPlace: Sendable, Equatable {
    let at: Timestamp
    let skipped: Int

    /// Read as it is written in an address: `1795521600000.3`.
    init?(_ text: String) {
        let parts = text.split(separator: ".")
        guard parts.count == 2, let at = Int(parts[0]), let skipped = Int(parts[1]),
            (0...Self.mostSkipped).contains(skipped)
        else { return nil }
        self.at = Timestamp(rawValue: at)
        self.skipped = skipped
    }

    /// After the entries of a page that began at `start`.
    init?(after page: ArraySlice<TrailEntry>, from start: TrailPlace?) {
        guard let last = page.last else { return nil }
        at = last.at
        let ofThatMoment = page.count { $0.at == last.at }
        skipped = ofThatMoment + (start?.at == last.at ? start?.skipped ?? 0 : 0)
        guard skipped <= Self.mostSkipped else { return nil }
    }

    private static let mostSkipped = 100_000

    var text: String { "\(at.rawValue).\(skipped)" }
}
