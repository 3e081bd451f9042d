internal import GRDB
internal import GRDBSQLite

extension GRDB.Database {
    /// Runs `act`; its statement fails with `SQLITE_INTERRUPT` if it is still computing after `limit`.
    func interrupting<T>(after limit: Duration, _ act: () throws -> T) rethrows -> T {
        var deadline = ContinuousClock.now + limit
        return try withUnsafeMutablePointer(to: &deadline) { deadline in
            let steps: CInt = 20_000
            sqlite3_progress_handler(
                sqliteConnection, steps,
                { context in
                    guard let deadline = context?.load(as: ContinuousClock.Instant.self) else { return 0 }
                    return ContinuousClock.now > deadline ? 1 : 0
                }, deadline)
            defer { sqlite3_progress_handler(sqliteConnection, 0, nil, nil) }
            return try act()
        }
    }
}
