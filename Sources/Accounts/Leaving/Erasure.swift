package import Commons
package import Storage
import Web

/// Takes somebody's name away from everything, once their account has been closed long enough: the handler of the jobs
/// that closing an account enqueues.
package struct Erasure: Sendable {
    package static let kind = "erasure"

    struct Promise: Codable, Sendable {
        let person: Person.ID
    }

    private let database: Database
    private let world: World
    private let records: [PersonalRecords]

    /// - Parameter records: all that the node keeps about people.
    package init(database: Database, world: World, records: [PersonalRecords]) {
        self.database = database
        self.world = world
        self.records = records
    }

    /// For a `JobRunner`.
    package var handlers: [String: JobRunner.Handler] { [Self.kind: erase] }

    /// All at once or nothing. Once more does nothing, nor does it when the account was opened again: closing it anew
    /// promises another erasure.
    @Sendable
    private func erase(_ job: Job) async throws {
        let person = try job.payload(as: Promise.self).person
        let now = world.now()
        try await database.write { tx in
            guard let account = try Account.find(person, in: tx), let closedAt = account.closedAt,
                closedAt + Account.regret <= now
            else { return }
            let leaving = Departure(of: account.subject, leaving: world.newID(), at: now)
            for records in records { try records.erase(leaving, tx) }
            try Audit.record("account.erased", subject: leaving.nobody.rawValue, by: nil, at: now, in: tx)
        }
    }
}
