internal import CPostgres

/// A libpq connection. It blocks: only `PostgresSession` uses it, on its own thread.
final class PostgresConnection: Connection {
    private let link: PostgresLink
    private var statements = PostgresStatements()
    private var kind = PostgresTransactionKind.read
    private var endings: [@Sendable (any Connection) throws -> Void] = []

    /// Whether it can no longer be used.
    var isBroken: Bool { link.isBroken }

    init(_ conninfo: String) throws(StorageError) {
        link = try PostgresLink(conninfo)
        _ = try link.command(Self.settings)
    }

    private static let settings = """
        SELECT set_config('statement_timeout', '5s', false),
               set_config('idle_in_transaction_session_timeout', '30s', false),
               set_config('bytea_output', 'hex', false),
               set_config('extra_float_digits', '1', false),
               set_config('client_min_messages', 'error', false)
        """

    func begin(_ kind: PostgresTransactionKind) throws {
        self.kind = kind
        endings = []
        link.patience = PostgresLink.usualPatience
        _ = try link.command(kind.begin)
    }

    func lastly(_ act: @escaping @Sendable (any Connection) throws -> Void) { endings.append(act) }

    /// Does what was put off.
    func end() throws {
        for ending in endings { try ending(self) }
    }

    /// PostgreSQL answers COMMIT with ROLLBACK, and no error, when a statement had failed.
    func commit() throws {
        let answer = try link.command("COMMIT").command
        guard answer == "COMMIT" else {
            throw StorageError.failed(code: "25P02", message: "the commit ended as \(answer)", sql: "COMMIT")
        }
    }

    /// A rollback that fails leaves the connection in no known state, so it is not used again.
    func rollBack() {
        guard !link.isBroken else { return }
        do { _ = try link.command("ROLLBACK") } catch { link.isBroken = true }
    }

    func rows(_ query: Query) throws -> ResultSet {
        try execute(query).resultSet()
    }

    func each(_ query: Query, _ body: ([SQLValue]) throws -> Void) throws {
        let declaration = Query(
            pieces: [.literal("DECLARE essaim_rows NO SCROLL CURSOR FOR ")] + query.pieces, recurs: false)
        _ = try execute(declaration)
        // Not kept prepared: each cursor has columns of its own.
        let fetch = ("FETCH FORWARD 500 FROM essaim_rows" as Query).once
        while true {
            let batch = try execute(fetch).resultSet()
            let width = batch.columns.count
            guard !batch.values.isEmpty else { break }
            for start in stride(from: 0, to: batch.values.count, by: width) {
                try body(Array(batch.values[start..<start + width]))
            }
        }
        _ = try execute("CLOSE essaim_rows")
    }

    func run(_ query: Query) throws -> Int {
        try execute(query).changedRows
    }

    func liftTimeLimit() throws {
        _ = try link.command("SET LOCAL statement_timeout = 0")
        link.patience = nil
    }

    private func execute(_ query: Query) throws -> PostgresResult {
        let parameters = PostgresParameters(query.parameters)
        guard query.recurs else {
            return try checkingWritable { try link.execute(query.text, parameters) }
        }
        let statement = PostgresStatement(text: query.text, types: parameters.types)
        let wasPrepared = statements.contains(statement)
        do {
            return try checkingWritable {
                try link.execute(prepared: try name(of: statement), parameters, statement.text)
            }
        } catch StorageError.failed("0A000", _, _) where wasPrepared {
            // The tables changed under a plan made before: a fresh plan, in a fresh transaction, may do.
            statements.remove(statement)
            throw StorageError.busy
        }
    }

    private func name(of statement: PostgresStatement) throws -> String {
        if let name = statements.name(of: statement) { return name }
        if let least = statements.removeLeastUsedIfFull() { _ = try link.command("DEALLOCATE \(least)") }
        let name = statements.newName()
        try link.prepare(name, statement)
        statements.insert(statement, named: name)
        return name
    }

    /// After a failover the old primary may come back as a standby: its connections are then of no use for writing.
    private func checkingWritable<T>(_ act: () throws -> T) throws -> T {
        do {
            return try act()
        } catch StorageError.failed("25006", let message, _) where kind == .write {
            link.isBroken = true
            throw StorageError.unavailable(message)
        }
    }
}
