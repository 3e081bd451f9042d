package import Backups
import Search
package import Storage

/// How this program's backups are made and brought back.
package enum BackupPlan {
    private static let derived = SearchIndex.derivedTables

    package static func backup(_ settings: Settings) -> Backup {
        Backup(leavingOut: derived, program: Node.version, settings: settings.shown)
    }

    /// - Parameter progress: how many documents of the search were put again.
    package static func restore(
        _ file: BackupFile, into database: Database, progress: @Sendable (Int) async -> Void = { _ in }
    ) async throws {
        try await file.restore(into: database, migrations: Rooms.migrations, leavingOut: derived)
        try await SearchIndex.restoreWords(on: database, progress: progress)
    }
}
