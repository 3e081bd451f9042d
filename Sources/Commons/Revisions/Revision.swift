package import Storage
package import Web

/// One saved state of a thing: who, when, why. Revisions are never changed.
package struct Revision: Sendable, RowDecodable {
    package let number: Int
    package let at: Timestamp
    package let person: Person.ID?
    package let reason: String

    package init(row: Row) throws {
        number = try row["number"]
        at = try row["at"]
        person = try row["person_id"]
        reason = try row["reason"]
    }

    /// The latest first; `before` is the number where the page before ended.
    package static func all(
        of thing: Thing, before: Int = .max, limit: Int, in tx: Transaction
    ) throws -> [Revision] {
        try tx.all(
            """
            SELECT number, at, person_id, reason FROM revisions
            WHERE thing_id = \(thing.id) AND number < \(before) ORDER BY number DESC LIMIT \(limit)
            """
        )
    }

    package static func find(_ number: Int, of thing: Thing, in tx: Transaction) throws -> Revision {
        let found: Revision? = try tx.first(
            "SELECT number, at, person_id, reason FROM revisions WHERE thing_id = \(thing.id) AND number = \(number)"
        )
        guard let found else { throw AppError.missing }
        return found
    }
}
