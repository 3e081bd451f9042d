internal import Foundation

extension Database {
    /// Opens (or creates) the file at `path`, and keeps other processes away from it until it is closed.
    ///
    /// A commit that was acknowledged survives a power cut. Throws `.unavailable` when the file cannot be opened or is
    /// in use by another process.
    package static func sqlite(path: String) throws -> Database {
        Database(engine: .sqlite, driver: try SQLiteDriver(path: path, durability: .disk))
    }

    /// A database that goes away with the last use of it: a file of its own in the temporary folder, because only a
    /// file gives readers their snapshots.
    package static func inMemory() throws -> Database {
        let folder = try TemporaryFolder()
        let driver = try SQLiteDriver(path: folder.path + "/memory.sqlite", durability: .nothing)
        return Database(engine: .sqlite, driver: driver).keeping(folder)
    }
}
