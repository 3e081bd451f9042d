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

    /// The latest first.
    package static func all(of practice: Thing, in tx: Transaction) throws -> [Edition] {
        try tx.all(
            """
            SELECT number, revision, published_at FROM editions WHERE practice_id = \(practice.id)
            ORDER BY number DESC LIMIT 100
            """
        )
    }

    /// Publishes the present state of a practice. The first edition also shows the practice to everybody.
    package static func publish(
        _ practice: Thing, by author: Authorship, in tx: Transaction
    ) throws -> Edition {
        let last = try all(of: practice, in: tx).first
        if let last, last.revision == practice.revision { throw AppError(.conflict, "practices.edition.unchanged") }
        let number = (last?.number ?? 0) + 1
        try tx.run(
            """
            INSERT INTO editions (practice_id, number, revision, published_at, published_by)
            VALUES (\(practice.id), \(number), \(practice.revision), \(author.at), \(author.person))
            """
        )
        if practice.visibility == .draft { _ = try Practices().show(practice, as: .published, by: author, in: tx) }
        try Audit.record(
            "edition.published", of: practice, by: author.person, at: author.at, detail: "\(number)", in: tx)
        return try tx.first(
            """
            SELECT number, revision, published_at FROM editions
            WHERE practice_id = \(practice.id) AND number = \(number)
            """
        ) ?? { throw AppError.missing }()
    }
}
