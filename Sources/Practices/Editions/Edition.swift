package import Commons
package import Storage
import Web

/// A numbered, dated version of a practice that never changes: it is one revision, kept for ever.
package struct Edition: Sendable, Encodable, RowDecodable {
    package let number: Int
    package let revision: Int
    package let publishedAt: Timestamp

    package init(row: Row) throws {
        number = try row["number"]
        revision = try row["revision"]
        publishedAt = try row["published_at"]
    }

    /// The latest first, at most a hundred; `before` is the number where the page before ended.
    package static func all(
        of practice: Thing.ID, before: Int = .max, limit: Int = 100, in tx: Transaction
    ) throws -> [Edition] {
        try tx.all(
            """
            SELECT number, revision, published_at FROM editions
            WHERE practice_id = \(practice) AND number < \(before) ORDER BY number DESC LIMIT \(limit)
            """
        )
    }

    package static func newest(of practice: Thing.ID, in tx: Transaction) throws -> Edition? {
        try all(of: practice, limit: 1, in: tx).first
    }

    package static func find(_ number: Int, of practice: Thing.ID, in tx: Transaction) throws -> Edition? {
        try tx.first(
            """
            SELECT number, revision, published_at FROM editions
            WHERE practice_id = \(practice) AND number = \(number)
            """
        )
    }

    /// Publishes the present state of a practice. The first edition also shows the practice to everybody.
    package static func publish(
        _ practice: Thing, by author: Authorship, in tx: Transaction
    ) throws -> Edition {
        let last = try newest(of: practice.id, in: tx)
        if let last, last.revision == practice.revision { throw AppError(.conflict, "practices.edition.unchanged") }
        let number = (last?.number ?? 0) + 1
        // The number is the key: of two people who publish at once, one is told.
        let added = try tx.run(
            """
            INSERT INTO editions (practice_id, number, revision, published_at, published_by)
            VALUES (\(practice.id), \(number), \(practice.revision), \(author.at), \(author.person))
            ON CONFLICT DO NOTHING
            """
        )
        guard added == 1 else { throw AppError(.conflict, "practices.edition.unchanged") }
        if practice.visibility == .draft { _ = try Practices().show(practice, as: .published, by: author, in: tx) }
        try Audit.record(
            "edition.published", of: practice, by: author.person, at: author.at, detail: "\(number)", in: tx)
        guard let edition = try find(number, of: practice.id, in: tx) else { throw AppError.missing }
        return edition
    }
}

extension Practices {
    /// The text of the newest edition; of a draft, the present one.
    package func newest(of practice: Thing, in tx: Transaction) throws -> PracticeContent {
        guard let edition = try Edition.newest(of: practice.id, in: tx) else {
            return try content(of: practice, in: tx)
        }
        return try content(of: practice, at: edition.revision, in: tx)
    }

    /// What an edition says, for ever.
    package func content(
        of practice: Thing, inEdition number: Int, in tx: Transaction
    ) throws -> PracticeContent {
        guard let edition = try Edition.find(number, of: practice.id, in: tx) else { throw AppError.missing }
        return try content(of: practice, at: edition.revision, in: tx)
    }

    /// Some parts by their names, in the words of the latest edition that has them.
    package func parts(
        named ids: Set<String>, of practice: Thing, in tx: Transaction
    ) throws -> [String: (part: Part, language: String)] {
        var missing = ids
        var found: [String: (part: Part, language: String)] = [:]
        var before = Int.max
        while !missing.isEmpty, let edition = try Edition.all(of: practice.id, before: before, limit: 1, in: tx).first {
            before = edition.number
            let content = try content(of: practice, at: edition.revision, in: tx)
            for part in content.parts where missing.remove(part.id) != nil { found[part.id] = (part, content.language) }
        }
        return found
    }
}
