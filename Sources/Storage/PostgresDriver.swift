internal import CPostgres
internal import Dispatch
internal import Glibc

extension Database {
    package static func postgres(_ conninfo: String) async throws -> Database {
        Database(driver: PostgresDriver(session: try PostgresSession(conninfo)))
    }
}

/// One session is enough for the check; a pool hands out several of them.
struct PostgresDriver: Driver {
    let session: PostgresSession

    func read<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) async throws -> T {
        try await session.transaction("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY", body)
    }

    /// SQLite runs one writer at a time; serializable gives PostgreSQL the same meaning.
    /// The body is synchronous and free of side effects, so a lost race is simply run again.
    func write<T: Sendable>(_ body: @Sendable (any Connection) throws -> T) async throws -> T {
        for _ in 1..<5 {
            do {
                return try await session.transaction("BEGIN ISOLATION LEVEL SERIALIZABLE", body)
            } catch StorageError.busy {
                try Task.checkCancellation()
            }
        }
        return try await session.transaction("BEGIN ISOLATION LEVEL SERIALIZABLE", body)
    }
}

/// libpq blocks, so each session runs on a thread of its own, never on the cooperative pool.
actor PostgresSession {
    private let executor: QueueExecutor
    private let connection: PostgresConnection

    nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    init(_ conninfo: String) throws {
        executor = QueueExecutor(label: "postgres")
        connection = try PostgresConnection(conninfo)
    }

    func transaction<T: Sendable>(_ begin: Query, _ body: @Sendable (any Connection) throws -> T) throws -> T {
        _ = try connection.run(begin)
        do {
            let value = try body(connection)
            _ = try connection.run("COMMIT")
            return value
        } catch {
            _ = try? connection.run("ROLLBACK")
            throw error
        }
    }
}

final class QueueExecutor: SerialExecutor, @unchecked Sendable {
    private let queue: DispatchQueue

    init(label: String) { queue = DispatchQueue(label: label) }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor { UnownedSerialExecutor(ordinary: self) }
}

final class PostgresConnection: Connection {
    private let connection: OpaquePointer

    init(_ conninfo: String) throws {
        guard let connection = PQconnectdb(conninfo), PQstatus(connection) == CONNECTION_OK else {
            throw StorageError.failed(code: "connect", message: conninfo, sql: "")
        }
        self.connection = connection
    }

    deinit { PQfinish(connection) }

    func rows(_ query: Query) throws -> [Row] {
        try execute(query) { result in
            let width = PQnfields(result)
            let columns = (0..<width).map { String(cString: PQfname(result, $0)) }
            return (0..<PQntuples(result)).map { line in
                Row(columns: columns, values: (0..<width).map { value(result, line, $0) })
            }
        }
    }

    func run(_ query: Query) throws -> Int {
        try execute(query) { Int(String(cString: PQcmdTuples($0))) ?? 0 }
    }

    private func execute<T>(_ query: Query, _ body: (OpaquePointer) throws -> T) throws -> T {
        let texts = query.values.map(\.postgresText)
        let pointers = texts.map { text in text.map { strdup($0) } }
        defer { for pointer in pointers { free(pointer ?? nil) } }
        let parameters = pointers.map { UnsafePointer($0 ?? nil) }
        guard let result = PQexecParams(connection, query.text, Int32(parameters.count), nil, parameters, nil, nil, 0)
        else { throw StorageError.failed(code: "memory", message: "", sql: query.text) }
        defer { PQclear(result) }
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK:
            return try body(result)
        default:
            let state = field(result, UInt8(ascii: "C"))
            switch state {
            case "23505": throw StorageError.conflict(constraint: field(result, UInt8(ascii: "n")))
            case "40001", "40P01": throw StorageError.busy
            default: throw StorageError.failed(code: state, message: String(cString: PQresultErrorMessage(result)), sql: query.text)
            }
        }
    }

    private func field(_ result: OpaquePointer, _ code: UInt8) -> String {
        PQresultErrorField(result, Int32(code)).map { String(cString: $0) } ?? ""
    }

    private func value(_ result: OpaquePointer, _ line: Int32, _ column: Int32) -> SQLValue {
        if PQgetisnull(result, line, column) == 1 { return .null }
        let text = String(cString: PQgetvalue(result, line, column))
        switch PQftype(result, column) {
        case 16: return .boolean(text == "t")
        case 20, 21, 23: return Int64(text).map(SQLValue.integer) ?? .text(text)
        case 700, 701: return Double(text).map(SQLValue.real) ?? .text(text)
        default: return .text(text)
        }
    }
}

extension SQLValue {
    var postgresText: String? {
        switch self {
        case .null: nil
        case .boolean(let value): value ? "t" : "f"
        case .integer(let value): String(value)
        case .real(let value): String(value)
        case .text(let value): value
        case .blob(let bytes): "\\x" + bytes.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
        }
    }
}
