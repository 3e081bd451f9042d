internal import Foundation
package import Storage

/// Lets go, once a day, of what was kept long enough. A job: it survives a stop, and two processes do it once.
package struct Housekeeping: Sendable {
    package static let kind = "housekeeping"

    private let database: Database
    private let world: World
    private let records: [PersonalRecords]
    private let folders: [@Sendable (Timestamp) throws -> Void]

    /// - Parameter folders: let go of files that were kept long enough, by the present time.
    package init(
        database: Database, world: World, records: [PersonalRecords],
        folders: [@Sendable (Timestamp) throws -> Void] = []
    ) {
        self.folders = folders
        self.database = database
        self.world = world
        self.records = records
    }

    /// For a `JobRunner`.
    package var handlers: [String: JobRunner.Handler] { [Self.kind: tidy] }

    /// Promises today's round, unless it is promised already.
    package func begin() async throws {
        try await database.write { tx in try promise(Day(of: world.now()), in: tx) }
    }

    /// What goes at once: small, so that nobody who writes waits.
    private static let batch = 500
    /// What is more waits for tomorrow.
    private static let mostBatches = 400

    private struct Day: Codable, Sendable {
        let number: Int

        init(of time: Timestamp) { number = time.rawValue / 86_400_000 }

        private init(number: Int) { self.number = number }

        var next: Day { Day(number: number + 1) }
        var start: Timestamp { Timestamp(rawValue: number * 86_400_000) }
    }

    /// Tomorrow's round is promised first, so that a round that fails does not end the rounds.
    @Sendable
    private func tidy(_ job: Job) async throws {
        let now = world.now()
        try await database.write { tx in try promise(Day(of: now).next, in: tx) }
        for tidy in folders { try tidy(now) }
        for tidying in records.compactMap(\.tidy) {
            var rounds = 0
            while rounds < Self.mostBatches,
                try await database.write({ tx in try tidying(now, Self.batch, tx) }) >= Self.batch
            { rounds += 1 }
        }
    }

    private func promise(_ day: Day, in tx: Transaction) throws {
        try Jobs.enqueue(Self.kind, day, at: day.start, key: "\(day.number)", world: world, in: tx)
    }
}
