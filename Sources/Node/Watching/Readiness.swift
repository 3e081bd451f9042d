import Storage
import Synchronization

/// Whether requests should be sent here: the database answers, its tables are those of this program, and nobody has
/// asked the process to stop.
final class Readiness: Sendable {
    private let database: Database
    private let isStopping = Atomic<Bool>(false)

    init(_ database: Database) {
        self.database = database
    }

    func stop() {
        isStopping.store(true, ordering: .relaxed)
    }

    /// Why not, or nil. It names no detail: anybody may ask.
    func obstacle() async -> String? {
        guard !isStopping.load(ordering: .relaxed) else { return "stopping" }
        do {
            let missing = try await database.read { tx in try Migrator(Rooms.migrations).missing(in: tx) }
            return missing.isEmpty ? nil : "the schema is not current"
        } catch is MigrationError {
            return "the schema is not current"
        } catch {
            return "the database does not answer"
        }
    }
}
