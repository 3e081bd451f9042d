/// The door to the tables while a body of `Database.read` or `Database.write` runs.
///
/// Not `Sendable`, so it cannot leave the body. A statement that fails dooms its transaction on both engines, as
/// PostgreSQL does: catching the error gives it a better name, it does not save the transaction. Where a conflict is
/// an expected answer, use `ON CONFLICT DO NOTHING` and the row count.
package final class Transaction {
    package let engine: DatabaseEngine
    private let connection: any Connection
    let memory: Memory
    private(set) var failure: (any Error)?

    /// What is left for the end, in the order in which it was first put off.
    private var endings: [(key: String, act: (Transaction) throws -> Void)] = []

    /// What was said to have changed.
    private(set) var noted: Set<Change> = []

    /// Set when a job was enqueued: workers are told once the transaction is committed.
    var hasEnqueued = false

    init(engine: DatabaseEngine, connection: any Connection, memory: Memory) {
        self.engine = engine
        self.connection = connection
        self.memory = memory
    }

    /// Every row.
    package func all<T: RowDecodable>(_ query: Query) throws -> [T] {
        try rows(query).rows.map(T.init(row:))
    }

    /// The first row, or `nil` when there is none.
    package func first<T: RowDecodable>(_ query: Query) throws -> T? {
        try rows(query).rows.first.map(T.init(row:))
    }

    /// The first column of every row.
    package func values<T: SQLDecodable>(_ query: Query) throws -> [T] {
        let result = try rows(query)
        return try result.rows.map { row in try T(sqlValue: result.values[row.start]) }
    }

    /// The first column of the first row; `nil` when there is no row, or when it holds NULL.
    package func value<T: SQLDecodable>(_ query: Query) throws -> T? {
        guard let value = try rows(query).values.first, value != .null else { return nil }
        return try T(sqlValue: value)
    }

    /// Runs a statement; returns the number of rows that it inserted, updated or deleted.
    @discardableResult
    package func run(_ query: Query) throws -> Int {
        try attempt {
            try query.requireStorable(); return try connection.run(query)
        }
    }

    /// Every row, without holding them all in memory.
    func each(_ query: Query, _ body: ([SQLValue]) throws -> Void) throws {
        try attempt {
            try query.requireStorable(); try connection.each(query, body)
        }
    }

    /// Puts something off to the end of the transaction, just before it is committed. Under the same key only what was
    /// said last is done, once: a thing that changes three times is indexed once, as it is then.
    package func beforeCommit(_ key: String, _ act: @escaping (Transaction) throws -> Void) {
        if let index = endings.firstIndex(where: { $0.key == key }) {
            endings[index].act = act
        } else {
            endings.append((key, act))
        }
    }

    /// Says that what is kept in memory has to read this again, once the transaction is committed: in this process and in
    /// every other.
    package func note(_ change: Change) { noted.insert(change) }

    /// Puts something off until just before the commit, in the order in which it was said. On SQLite the commit is shared
    /// by those who write at the same moment: what writes the index of words is dear once and cheap many times, and any
    /// statement in between may make it dear again.
    package func lastly(_ act: @escaping @Sendable (Transaction) throws -> Void) throws {
        let (engine, memory) = (engine, memory)
        try connection.lastly { connection in
            let last = Transaction(engine: engine, connection: connection, memory: memory)
            try act(last)
            if let failure = last.failure { throw failure }
        }
    }

    fileprivate func end() throws {
        while !endings.isEmpty { try endings.removeFirst().act(self) }
        try Changes.write(noted, in: self)
    }

    /// For migrations and copies, which have to read whole tables.
    package func liftTimeLimit() throws {
        try attempt { try connection.liftTimeLimit() }
    }

    private func rows(_ query: Query) throws -> ResultSet {
        try attempt {
            try query.requireStorable(); return try connection.rows(query)
        }
    }

    private func attempt<T>(_ act: () throws -> T) throws -> T {
        if let failure { throw failure }
        do {
            return try act()
        } catch {
            failure = error
            throw error
        }
    }
}

extension Transaction {
    /// Runs `body` to its end: an error that it swallowed still fails the transaction, and one that it renamed is
    /// still tried again where that can help.
    static func run<T>(
        on engine: DatabaseEngine, _ connection: any Connection, _ memory: Memory,
        _ body: (Transaction) throws -> T
    ) throws -> (value: T, hasEnqueued: Bool) {
        let transaction = Transaction(engine: engine, connection: connection, memory: memory)
        do {
            let value = try body(transaction)
            try transaction.end()
            if let failure = transaction.failure { throw failure }
            return (value, transaction.hasEnqueued)
        } catch {
            if let failure = transaction.failure as? StorageError, failure.isTransient { throw failure }
            throw error
        }
    }
}
