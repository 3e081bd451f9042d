package import Storage
import Web

/// Letters on their way out, in the database: posted with the change that they tell of, or not at all.
package enum Outbox {
    package static let migrations = [
        Migration(
            "2026-11-23-05-letters",
            """
            CREATE TABLE letters (
                id        TEXT   PRIMARY KEY,
                recipient TEXT   NOT NULL,
                subject   TEXT   NOT NULL,
                text      TEXT   NOT NULL, -- emptied when sent
                language  TEXT   NOT NULL,
                posted_at BIGINT NOT NULL,
                sent_at   BIGINT
            )
            """,
            "CREATE INDEX letters_by_sending ON letters (sent_at, id)"
        ),
        Migration("2026-11-26-12-letters-by-age", "CREATE INDEX letters_by_posting ON letters (posted_at)"),
        Migration("2026-11-26-86-letters-unsubscribe", "ALTER TABLE letters ADD COLUMN unsubscribe TEXT"),
    ]

    /// How long it is known that somebody was written to.
    package static let days = 7

    /// Promises that the letter will leave, if `tx` commits. Without a transport it stays, to be read at a local page.
    package static func post(_ letter: Letter, world: World, in tx: Transaction) throws {
        let posted = PostedLetter(id: world.newID(), letter: letter, postedAt: world.now())
        try tx.run(
            """
            INSERT INTO letters (id, recipient, subject, text, language, unsubscribe, posted_at)
            VALUES (
                \(posted.id), \(letter.to), \(letter.subject), \(letter.text), \(letter.language.rawValue),
                \(letter.unsubscribe), \(posted.postedAt)
            )
            """)
        try Jobs.enqueue(MailDelivery.kind, MailDelivery.Promise(letter: posted.id), world: world, in: tx)
    }

    /// Removes at most `limit` letters of before `days`, sent or not; returns how many. What could not be sent by then is
    /// not sent any more.
    @discardableResult
    package static func forget(at now: Timestamp, limit: Int, in tx: Transaction) throws -> Int {
        try tx.run(
            """
            DELETE FROM letters WHERE id IN (
                SELECT id FROM letters WHERE posted_at <= \(now.adding(days: -days)) ORDER BY posted_at LIMIT \(limit)
            )
            """)
    }

    /// Somebody leaves: no letter to them stays, and none that an earlier address or a name may stand in.
    package static func forget(lettersTo address: String, at now: Timestamp, in tx: Transaction) throws {
        try tx.run("DELETE FROM letters WHERE LOWER(recipient) = \(address)")
        while try forget(at: now, limit: 1_000, in: tx) > 0 {}
        try Jobs.forget(naming: address, in: tx)
    }
}
