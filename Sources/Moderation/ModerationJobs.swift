import Commons
package import Storage

/// What happens by itself: a deadline that passes, and the forgetting of whoever took part.
package struct ModerationJobs: Sendable {
    private let database: Database
    private let world: World

    package init(database: Database, world: World) {
        self.database = database
        self.world = world
    }

    /// For a `JobRunner`.
    package var handlers: [String: JobRunner.Handler] {
        [Self.deadline: lookAgain, Self.forgetting: forget]
    }

    private static let deadline = "case-deadline"
    private static let forgetting = "case-forgetting"

    /// How long after its end a case names people and says what they wrote.
    static let memoryDays = 365

    private struct Promise: Codable, Sendable {
        let id: String
    }

    /// Promises that the page is looked at again when the keepers' time is over.
    static func watch(_ decision: Decision, until due: Timestamp, world: World, in tx: Transaction) throws {
        try Jobs.enqueue(deadline, Promise(id: decision.id.rawValue), at: due, world: world, in: tx)
    }

    /// To be called at each end of a case: the last one counts.
    static func forgetLater(_ id: Case.ID, world: World, in tx: Transaction) throws {
        try Jobs.enqueue(
            forgetting, Promise(id: id.rawValue), at: world.now().adding(days: memoryDays), world: world, in: tx)
    }

    @Sendable
    private func lookAgain(_ job: Job) async throws {
        guard let id = Decision.ID(rawValue: try job.payload(as: Promise.self).id) else { return }
        try await database.write { tx in
            guard let decision = try Decision.find(id, in: tx),
                try !Appeal.all(of: id, in: tx).contains(where: { $0.side == .keeper && $0.outcome == .reversed }),
                let thing = try decision.thing.flatMap({ try Thing.find($0, in: tx) }), thing.visibility == .published
            else { return }
            _ = try Case.open(on: thing, because: .deadline, world: world, in: tx)
        }
    }

    @Sendable
    private func forget(_ job: Job) async throws {
        guard let id = Case.ID(rawValue: try job.payload(as: Promise.self).id) else { return }
        let end = world.now().adding(days: -Self.memoryDays)
        try await database.write { tx in
            guard try Case.isOver(id, since: end, in: tx) else { return }
            try Case.forget(id, in: tx)
            try Audit.record("case.forgotten", subject: id.rawValue, by: nil, at: world.now(), in: tx)
        }
    }
}
