internal import Search
package import Storage

/// After an upgrade says again what a search finds of the things whose documents the release before made otherwise: a batch
/// of them at a time, while the node answers. Jobs: they survive a stop, and two processes do them once.
package struct SearchRenewal: Sendable {
    package static let kind = "search-renewal"

    private let kinds: Kinds
    private let database: Database
    private let world: World

    package init(_ kinds: Kinds, database: Database, world: World) {
        self.kinds = kinds
        self.database = database
        self.world = world
    }

    /// For a `JobRunner`.
    package var handlers: [String: JobRunner.Handler] { [Self.kind: renew] }

    /// Promises what there is to do, unless it is promised already.
    package func begin() async throws {
        try await database.write { tx in
            for kind in try kinds.outdated(in: tx) {
                try promise(Batch(kind: kind.kind.rawValue, version: kind.documentVersion, after: nil), in: tx)
            }
        }
    }

    /// So many that nobody who writes waits.
    private static let batch = 100

    private struct Batch: Codable, Sendable {
        let kind: String
        let version: Int
        /// The last thing of the batch before.
        let after: String?

        var key: String { "\(kind) \(version) \(after ?? "")" }
    }

    @Sendable
    private func renew(_ job: Job) async throws {
        let batch = try job.payload(as: Batch.self)
        try await database.write { tx in
            guard let kind = try kinds.outdated(in: tx).first(where: { $0.kind.rawValue == batch.kind }) else { return }
            let last = try kind.reindex(batch.after.flatMap { Thing.ID(rawValue: $0) }, Self.batch, tx)
            if let last {
                try promise(Batch(kind: batch.kind, version: batch.version, after: last.rawValue), in: tx)
            } else {
                try SearchIndex.note(batch.version, of: batch.kind, in: tx)
            }
        }
    }

    private func promise(_ batch: Batch, in tx: Transaction) throws {
        try Jobs.enqueue(Self.kind, batch, key: batch.key, world: world, in: tx)
    }
}
