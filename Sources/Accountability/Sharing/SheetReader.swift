import Commons
import Storage
import Web

/// Somebody who may read a sheet before everybody does.
struct SheetReader: Sendable {
    let viewer: Viewer
    let thing: Thing
    let isKeeper: Bool

    static let most = 500

    /// For all others there is nothing to see.
    static func require(_ slug: String, _ viewer: Viewer, in tx: Transaction) throws -> SheetReader {
        guard let thing = try Thing.find(.sheet, named: slug, in: tx), thing.visibility != .withdrawn else {
            throw AppError.missing
        }
        let isKeeper = try thing.isKept(by: viewer.id, in: tx)
        guard try isKeeper || has(viewer.id, thing, in: tx) else { throw AppError.missing }
        return SheetReader(viewer: viewer, thing: thing, isKeeper: isKeeper)
    }

    static func has(_ person: Person.ID, _ sheet: Thing, in tx: Transaction) throws -> Bool {
        let found: Int? = try tx.value(
            "SELECT 1 FROM sheet_readers WHERE sheet_id = \(sheet.id) AND person_id = \(person)")
        return try found != nil || SheetAddress.sheets(for: person, in: tx).contains(sheet.id)
    }

    static func all(of sheet: Thing, in tx: Transaction) throws -> [Person.ID] {
        try tx.values(
            """
            SELECT person_id FROM sheet_readers WHERE sheet_id = \(sheet.id) ORDER BY since, person_id LIMIT \(most)
            """)
    }

    /// Drafts that somebody was asked to read, the latest first.
    static func drafts(for person: Person.ID, in tx: Transaction) throws -> [Thing] {
        let ids: [Thing.ID] = try tx.values(
            """
            SELECT r.sheet_id FROM sheet_readers r JOIN things t ON t.id = r.sheet_id
            WHERE r.person_id = \(person) AND t.visibility = 'draft' ORDER BY r.sheet_id DESC LIMIT 50
            """)
        let called = try SheetAddress.sheets(for: person, in: tx).filter { !ids.contains($0) }
        let things = try Thing.find(ids + called, in: tx)
        return (ids + called).compactMap { things[$0] }.filter { $0.visibility == .draft }
    }

    /// Somebody is asked no more; what they said stays.
    static func remove(
        _ person: Person.ID, from sheet: Thing, by other: Person.ID, at now: Timestamp, in tx: Transaction
    ) throws {
        let gone = try tx.run("DELETE FROM sheet_readers WHERE sheet_id = \(sheet.id) AND person_id = \(person)")
        if gone == 1 { try Audit.record("sheet.readerRemoved", of: sheet, by: other, at: now, in: tx) }
    }

    /// Lets somebody read it; whoever keeps it does anyway.
    ///
    /// - Returns: whether they become a reader with that.
    @discardableResult
    static func add(
        _ person: Person.ID, to sheet: Thing, by other: Person.ID?, at now: Timestamp, in tx: Transaction
    ) throws -> Bool {
        guard try !sheet.isKept(by: person, in: tx) else { return false }
        let count: Int? = try tx.value("SELECT COUNT(*) FROM sheet_readers WHERE sheet_id = \(sheet.id)")
        guard count ?? 0 < most else { throw AppError(.conflict, "accountability.readers.tooMany") }
        let added = try tx.run(
            """
            INSERT INTO sheet_readers (sheet_id, person_id, since, added_by)
            VALUES (\(sheet.id), \(person), \(now), \(other)) ON CONFLICT DO NOTHING
            """)
        guard added == 1 else { return false }
        try Audit.record("sheet.reader", of: sheet, by: other ?? person, at: now, in: tx)
        return true
    }
}
