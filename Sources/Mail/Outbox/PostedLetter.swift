package import Storage
package import Web

/// A letter in the outbox.
package struct PostedLetter: Sendable {
    package typealias ID = Identifier<PostedLetter>

    package let id: ID
    package let to: EmailAddress
    package let subject: String
    package let text: String
    package let language: Language
    package let unsubscribe: String?
    package let postedAt: Timestamp
    package let sentAt: Timestamp?

    init(id: ID, letter: Letter, postedAt: Timestamp) {
        self.id = id
        to = letter.to
        subject = letter.subject
        text = letter.text
        language = letter.language
        unsubscribe = letter.unsubscribe
        self.postedAt = postedAt
        sentAt = nil
    }
}

extension PostedLetter: RowDecodable {
    private static let columns: Query = "id, recipient, subject, text, language, unsubscribe, posted_at, sent_at"

    package init(row: Row) throws {
        id = try row["id"]
        to = try row["recipient"]
        subject = try row["subject"]
        text = try row["text"]
        let tag: String = try row["language"]
        language = Language(rawValue: tag) ?? .fr
        unsubscribe = try row["unsubscribe"]
        postedAt = try row["posted_at"]
        sentAt = try row["sent_at"]
    }

    package static func find(_ id: ID, in tx: Transaction) throws -> PostedLetter? {
        try tx.first("SELECT \(columns) FROM letters WHERE id = \(id)")
    }

    /// The latest first, `limit` of those posted before `id`.
    package static func latest(before id: ID? = nil, limit: Int, in tx: Transaction) throws -> [PostedLetter] {
        guard let id else { return try tx.all("SELECT \(columns) FROM letters ORDER BY id DESC LIMIT \(limit)") }
        return try tx.all("SELECT \(columns) FROM letters WHERE id < \(id) ORDER BY id DESC LIMIT \(limit)")
    }

    /// The text goes: its links are keys.
    func markSent(at now: Timestamp, in tx: Transaction) throws {
        try tx.run("UPDATE letters SET sent_at = \(now), text = '' WHERE id = \(id) AND sent_at IS NULL")
    }
}
