package import Storage
package import Web

/// Somebody who offered to translate a thing, or whom its keepers let do so. Whoever keeps it may translate it anyway.
struct Translator: Sendable, RowDecodable {
    let person: Person.ID
    let since: Timestamp
    /// Nil while its keepers have not answered.
    let admittedAt: Timestamp?

    init(row: Row) throws {
        person = try row["person_id"]
        since = try row["since"]
        admittedAt = try row["admitted_at"]
    }

    /// So many offers wait at one thing.
    static let most = 100

    static func all(of thing: Thing, in tx: Transaction) throws -> [Translator] {
        try tx.all(
            """
            SELECT person_id, since, admitted_at FROM translators WHERE thing_id = \(thing.id)
            ORDER BY since, person_id LIMIT \(most)
            """)
    }
}

extension Thing {
    /// Its keepers, and those whom they let.
    package func mayBeTranslated(by viewer: Viewer?, in tx: Transaction) throws -> Bool {
        guard let viewer, visibility != .withdrawn else { return false }
        return try isKept(by: viewer.id, in: tx) || isTranslator(viewer.id, in: tx)
    }

    private func isTranslator(_ person: Person.ID, in tx: Transaction) throws -> Bool {
        let found: Int? = try tx.value(
            """
            SELECT 1 FROM translators WHERE thing_id = \(id) AND person_id = \(person) AND admitted_at IS NOT NULL
            """)
        return found != nil
    }

    func requireTranslator(_ viewer: Viewer, in tx: Transaction) throws {
        guard try mayBeTranslated(by: viewer, in: tx) else {
            throw AppError(.forbidden, "commons.error.notTranslator")
        }
    }

    /// Somebody would like to translate it; its keepers answer.
    func offerTranslating(by person: Person.ID, at now: Timestamp, in tx: Transaction) throws {
        guard try !isKept(by: person, in: tx), try Translator.all(of: self, in: tx).count < Translator.most else {
            return
        }
        let added = try tx.run(
            """
            INSERT INTO translators (thing_id, person_id, since) VALUES (\(id), \(person), \(now))
            ON CONFLICT (thing_id, person_id) DO NOTHING
            """)
        if added == 1 { try Audit.record("translator.offered", of: self, by: person, at: now, in: tx) }
    }

    func admitTranslator(_ person: Person.ID, by keeper: Person.ID, at now: Timestamp, in tx: Transaction) throws {
        let changed = try tx.run(
            """
            UPDATE translators SET admitted_at = \(now), admitted_by = \(keeper)
            WHERE thing_id = \(id) AND person_id = \(person) AND admitted_at IS NULL
            """)
        guard changed == 1 else { return }
        try Audit.record("translator.admitted", of: self, by: keeper, at: now, detail: person.rawValue, in: tx)
    }

    /// What they translated stays.
    func removeTranslator(_ person: Person.ID, by other: Person.ID, at now: Timestamp, in tx: Transaction) throws {
        let changed = try tx.run("DELETE FROM translators WHERE thing_id = \(id) AND person_id = \(person)")
        guard changed == 1 else { return }
        try Audit.record("translator.removed", of: self, by: other, at: now, detail: person.rawValue, in: tx)
    }
}
