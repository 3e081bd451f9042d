package import Storage

/// Empties the outbox: the handler of the jobs that `Outbox.post` enqueues.
package struct MailDelivery: Sendable {
    package static let kind = "mail"

    struct Promise: Codable, Sendable {
        let letter: PostedLetter.ID
    }

    private let database: Database
    private let world: World
    private let transport: MailTransport

    package init(database: Database, world: World, transport: MailTransport) {
        self.database = database
        self.world = world
        self.transport = transport
    }

    /// For a `JobRunner`.
    package var handlers: [String: JobRunner.Handler] { [Self.kind: deliver] }

    /// A letter that waited longer is not sent any more: its links are dead, and a node that is given a way out after
    /// months would startle everybody.
    private static let patience = Duration.seconds(3 * 86_400)

    /// Once more after a success does nothing. When the machine stops between the sending and the note of it, the letter
    /// leaves twice, under one Message-ID.
    @Sendable
    private func deliver(_ job: Job) async throws {
        let id = try job.payload(as: Promise.self).letter
        let letter = try await database.read { tx in try PostedLetter.find(id, in: tx) }
        guard let letter, letter.sentAt == nil, letter.postedAt > world.now() - Self.patience else { return }
        try await transport.send(letter)
        let now = world.now()
        try await database.write { tx in
            try letter.markSent(at: now, in: tx)
            try Outbox.forget(at: now, limit: 500, in: tx)
        }
    }
}
