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
        )
    ]

    /// Promises that the letter will leave, if `tx` commits. Without a transport it stays, to be read at a local page.
    package static func post(_ letter: Letter, world: World, in tx: Transaction) throws {
        let posted = PostedLetter(id: world.newID(), letter: letter, postedAt: world.now())
        try tx.run(
            """
            INSERT INTO letters (id, recipient, subject, text, language, posted_at)
            VALUES (
                \(posted.id), \(letter.to), \(letter.subject), \(letter.text), \(letter.language.rawValue),
                \(posted.postedAt)
            )
            """)
        try Jobs.enqueue(MailDelivery.kind, MailDelivery.Promise(letter: posted.id), world: world, in: tx)
    }
}
