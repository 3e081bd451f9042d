internal import Foundation
internal import GRDB

/// GRDB's pool: one writer, several readers, each reader on a snapshot.
final class SQLiteDriver: Driver {
    /// What a commit waits for.
    enum Durability {
        case disk
        /// Nothing: for data that nobody wants back.
        case nothing
    }

    private let database: DatabasePool
    private let lock: FileLock

    /// One for each processor and one that may wait for the disk. More would only take the memory from each other.
    private static let readerCount = min(max(ProcessInfo.processInfo.activeProcessorCount + 1, 3), 8)
    /// Kilobytes of pages that the readers keep together.
    private static let keptPages = 28_000

    /// GRDB's own lines have no bound.
    private let readers = Pool(Array(1...readerCount), patience: .seconds(10))
    private let writer: SQLiteWriter

    init(path: String, durability: Durability) throws {
        lock = try FileLock(path + ".lock")
        try PrivateFile.create(path)
        var configuration = Configuration()
        configuration.busyMode = .timeout(5)
        configuration.foreignKeysEnabled = true
        // The writer leaves a transaction open for those who wait.
        configuration.allowsUnsafeTransactions = true
        configuration.maximumReaderCount = Self.readerCount
        configuration.prepareDatabase { db in
            // SQLite's own measure, 2 MB, is too little for the inner pages of a large index.
            try db.execute(sql: "PRAGMA cache_size = -\(Self.keptPages / Self.readerCount)")
            if let connection = db.sqliteConnection { try Relevance.register(on: connection) }
        }
        do {
            database = try DatabasePool(path: path, configuration: configuration)
            writer = SQLiteWriter(database)
            try database.writeWithoutTransaction { db in
                // A large import must not leave a log of its own size for ever.
                try db.execute(sql: "PRAGMA journal_size_limit = 67108864")
                // GRDB itself sets NORMAL on opening: a power cut could then take back acknowledged commits.
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
        try await readers.withMember { _ in
            try await folding { try await database.read { try body(SQLiteConnection($0)) } }
        }
    }

    func write<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) async throws -> T {
        try await folding { try await writer.write(body) }
    }

    var pools: [PoolUsage] { [readers.usage("readers"), writer.usage] }

    func close() async throws {
        readers.close()
        writer.close()
        try await folding { try database.close() }
        lock.release()
    }

    private func folding<T>(_ act: () async throws -> T) async throws -> T {
        do {
            return try await act()
        } catch let error as DatabaseError {
            throw StorageError(error)
        }
    }
}
