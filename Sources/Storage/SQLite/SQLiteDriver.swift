internal import GRDB
internal import Synchronization

/// GRDB's pool: one writer, several readers, each reader on a snapshot.
final class SQLiteDriver: Driver {
    /// What a commit waits for.
    enum Durability {
        case disk
        /// Nothing: for data that nobody wants back.
        case nothing
    }

    private let pool: DatabasePool
    private let folder: TemporaryFolder?
    /// `nil` once closed.
    private let lock: Mutex<FolderLock?>

    init(path: String, durability: Durability, folder: TemporaryFolder? = nil) throws {
        lock = Mutex(try FolderLock(besideDatabase: path))
        self.folder = folder
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = true
        do {
            pool = try DatabasePool(path: path, configuration: configuration)
            // GRDB itself sets NORMAL on opening: a power cut could then take back acknowledged commits.
            try pool.writeWithoutTransaction { db in
                switch durability {
                case .disk: try db.execute(sql: "PRAGMA synchronous = FULL")
                case .nothing: try db.execute(sql: "PRAGMA synchronous = OFF")
                }
            }
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
    }

    func read<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) async throws -> T {
        try requireOpen()
        do {
            return try await pool.read { db in try body(SQLiteConnection(db: db)) }
        } catch let error as DatabaseError {
            throw error.folded
        }
    }

    func write<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) async throws -> T {
        try requireOpen()
        do {
            return try await pool.write { db in try body(SQLiteConnection(db: db)) }
        } catch let error as DatabaseError {
            throw error.folded
        }
    }

    func close() throws {
        guard let held = lock.withLock({ $0.take() }) else { return }
        do {
            try withExtendedLifetime(held) { try pool.close() }
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
    }

    private func requireOpen() throws(StorageError) {
        guard lock.withLock({ $0 != nil }) else { throw .unavailable("the database was closed") }
    }
}
