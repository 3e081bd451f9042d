internal import GRDB
internal import Synchronization

/// The one that writes. A body that comes while others wait joins their transaction: a commit waits for the disk and
/// writes the index of words, so that many changes together cost the disk what one does.
///
/// A body that fails takes the whole transaction back. Each of its bodies, the one that failed too, then runs again in a
/// transaction of its own, so that all end as if they had never met.
final class SQLiteWriter: Sendable {
    private let database: DatabasePool
    /// An import may hold the only writer for some seconds.
    private let queue = Pool([1], patience: .seconds(15))
    /// The transaction that stands open between two bodies; only whoever has the writer looks at it.
    private let open = Mutex<SharedCommit?>(nil)

    init(_ database: DatabasePool) {
        self.database = database
    }

    var usage: PoolUsage { queue.usage("writer") }

    func close() { queue.close() }

    func write<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) async throws -> T {
        if let value = try await turn(isAlone: false, body) { return value }
        guard let value = try await turn(isAlone: true, body) else {
            throw StorageError.unavailable("a change could not be committed")
        }
        return value
    }

    /// Nil if the transaction was taken back because of another body.
    private func turn<T: Sendable>(
        isAlone: Bool, _ body: @Sendable (any Connection) throws -> T
    ) async throws -> T? {
        let done: Done<T>? = try await queue.withMember { _ in
            try await database.writeWithoutTransaction { db in try step(isAlone: isAlone, body, db) }
        } whenNobodyWaits: { _ in
            await settle()
        }
        guard let done, await done.commit.isCommitted() else { return nil }
        return done.value
    }

    private struct Done<T: Sendable>: Sendable {
        let value: T
        let commit: SharedCommit
    }

    private func step<T: Sendable>(
        isAlone: Bool, _ body: (any Connection) throws -> T, _ db: GRDB.Database
    ) throws -> Done<T>? {
        if isAlone { commitWhatIsOpen(db) }
        let shared = try transaction(db)
        do {
            let value = try body(SQLiteConnection(db, in: shared))
            shared.add()
            if isAlone || shared.isFull || queue.isQuiet { try commit(shared, db) }
            return Done(value: value, commit: shared)
        } catch {
            takeBack(shared, db)
            guard shared.isEmpty || isAlone else { return nil }
            throw error
        }
    }

    /// The open one, or a new one.
    private func transaction(_ db: GRDB.Database) throws -> SharedCommit {
        if let shared = open.withLock({ $0 }) { return shared }
        try db.beginTransaction(.immediate)
        let shared = SharedCommit()
        open.withLock { $0 = shared }
        return shared
    }

    private func commit(_ shared: SharedCommit, _ db: GRDB.Database) throws {
        for ending in shared.endings { try ending(SQLiteConnection(db)) }
        // SQLite takes a transaction back by itself when a statement of it was interrupted or found the disk full.
        guard db.isInsideTransaction else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
        try db.commit()
        open.withLock { $0 = nil }
        shared.settle(committed: true)
    }

    private func takeBack(_ shared: SharedCommit, _ db: GRDB.Database) {
        open.withLock { $0 = nil }
        defer { shared.settle(committed: false) }
        guard db.isInsideTransaction else { return }
        do {
            try db.rollback()
        } catch {
            // Nobody was told that it is stored, and the next `BEGIN` says what is wrong.
        }
    }

    private func commitWhatIsOpen(_ db: GRDB.Database) {
        guard let shared = open.withLock({ $0 }) else { return }
        do {
            try commit(shared, db)
        } catch {
            takeBack(shared, db)
        }
    }

    /// Whoever leaves the writer to nobody owes the others their commit, even when it was cancelled itself.
    private func settle() async {
        guard let shared = open.withLock({ $0 }) else { return }
        let committing = Task {
            try await database.writeWithoutTransaction { db in commitWhatIsOpen(db) }
        }
        guard case .failure = await committing.result else { return }
        open.withLock { $0 = nil }
        shared.settle(committed: false)
    }
}
