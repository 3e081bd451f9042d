package import Commons
package import Storage
package import Web

/// A testimony that everybody sees, and the place of which it tells.
package struct Hearing: Sendable, RowDecodable {
    package let testimony: Thing.ID
    package let place: Thing.ID

    package init(row: Row) throws {
        testimony = try row["thing_id"]
        place = try row["replication_id"]
    }

    /// So many are looked at.
    private static let most = 20_000

    /// Those of some places, the latest first.
    package static func all(of places: [Thing.ID], in tx: Transaction) throws -> [Hearing] {
        var found: [Hearing] = []
        for start in stride(from: 0, to: places.count, by: 1_000) where found.count < most {
            let some = Array(places[start..<min(start + 1_000, places.count)])
            found += try tx.all(
                """
                SELECT s.thing_id, s.replication_id FROM testimonies s JOIN things t ON t.id = s.thing_id
                WHERE s.replication_id IN \(list: some) AND t.visibility = 'published'
                ORDER BY s.thing_id DESC LIMIT \(most)
                """)
        }
        return found.sorted { $0.testimony > $1.testimony }
    }

    /// So many testimonies of a time are looked for among the latest.
    private static let mostDated = 2_000

    /// Those of some places that were said at a time, the latest first.
    ///
    /// - Parameter isAsked: which times: when it was said, or, where nobody knows, when it was told.
    package static func all(
        of places: [Thing.ID], where isAsked: (CivilDate) -> Bool, in tx: Transaction
    ) throws -> [Hearing] {
        let latest = Array(try all(of: places, in: tx).prefix(mostDated))
        let ids = latest.map(\.testimony)
        let contents = try Testimonies().contents(of: ids, in: tx)
        let things = try Thing.find(ids, in: tx)
        return latest.filter { one in
            guard let content = contents[one.testimony], let thing = things[one.testimony] else { return false }
            return isAsked(CivilDate(rawValue: content.date) ?? CivilDate(thing.createdAt))
        }
    }
}
