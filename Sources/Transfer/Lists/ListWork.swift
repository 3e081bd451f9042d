package import Commons
package import Storage
import Web

/// Carries imports forward, a batch of lines in each transaction: what a batch did and the note of it are one commit, so a
/// machine that stops loses nothing and does nothing twice.
package struct ListWork: Sendable {
    static let kind = "list-import"

    struct Promise: Codable, Sendable {
        let list: ListImport.ID
    }

    private let sheets: [AnySheet]
    private let database: Database
    private let world: World

    package init(sheets: [AnySheet], database: Database, world: World) {
        self.sheets = sheets
        self.database = database
        self.world = world
    }

    /// For a `JobRunner`.
    package var handlers: [String: JobRunner.Handler] {
        [Self.kind: { job in try await run(try job.payload(as: Promise.self).list) }]
    }

    /// Goes on until the import rests.
    ///
    /// - Parameter progress: how many lines of how many are done, after each batch.
    package func run(
        _ id: ListImport.ID, progress: (@Sendable (_ done: Int, _ total: Int) -> Void)? = nil
    ) async throws {
        while try await step(id) {
            guard let progress else { continue }
            let (done, total) = try await database.read { tx in
                try ListProgress(of: ListImport.require(id.rawValue, in: tx), in: tx).numbers
            }
            progress(done, total)
        }
    }

    /// One batch; false when there is nothing to do.
    @discardableResult
    package func step(_ id: ListImport.ID) async throws -> Bool {
        try await database.write { tx in
            guard let list = try ListImport.find(id, in: tx), list.state.isMoving,
                let sheet = sheets.first(where: { $0.kind == list.kind })
            else { return false }
            return try ListBatch(list: list, sheet: sheet, world: world, tx: tx).run()
        }
    }
}
