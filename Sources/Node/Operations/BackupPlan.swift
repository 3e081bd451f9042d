package import Backups
package import Files
import Media
import Search
package import Storage

/// How this program's backups are made and brought back.
package enum BackupPlan {
    private static let derived = SearchIndex.derivedTables

    package static func backup(_ settings: Settings) -> Backup {
        let store = FileStore(at: settings.mediaFolder)
        return Backup(leavingOut: derived, program: Node.version, settings: settings.shown) { tx in
            try Media.files(in: tx).map { AttachedFile(name: $0.rawValue, path: store.path(of: $0)) }
        }
    }

    /// - Parameter progress: how many documents of the search were put again.
    package static func restore(
        _ file: BackupFile, into database: Database, progress: @Sendable (Int) async -> Void = { _ in }
    ) async throws {
        try await file.restore(into: database, migrations: Rooms.migrations, leavingOut: derived)
        try await SearchIndex.restoreWords(on: database, progress: progress)
    }

    /// Each under the name that its bytes have, and under no other. Before the rows: should it end in between, they are
    /// orphans, which go by themselves, and no row misses its own.
    package static func restoreFiles(of file: BackupFile, into store: FileStore) throws {
        var open: (name: String, file: IncomingFile)?
        func close() throws {
            guard let done = open else { return }
            open = nil
            let stored = try store.keep(done.file)
            guard stored.digest.rawValue == done.name else {
                throw BackupError.damaged(path: file.path, what: "the file \(done.name) is not the one it was")
            }
        }
        let world = World.live()
        try file.eachFile { name, piece in
            if open?.name != name {
                try close()
                open = (name, try store.begin(world))
            }
            try open?.file.append(piece)
        }
        try close()
    }
}
