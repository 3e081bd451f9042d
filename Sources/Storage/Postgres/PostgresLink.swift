internal import CPostgres
internal import Foundation

/// The wire to a server: sends statements, waits for their answers, gives up when none comes.
final class PostgresLink {
    /// More than `statement_timeout`, so that a server that is well answers first.
    static let usualPatience: Duration = .seconds(10)

    private let handle: OpaquePointer

    /// Set when no more can be expected of the connection.
    var isBroken = false

    /// How long to wait for one answer; `nil` waits as long as the connection lives.
    var patience: Duration? = usualPatience

    /// Connects, to the first of several hosts that takes writes, unless the address says otherwise.
    ///
    /// Throws `.unavailable`.
    init(_ conninfo: String) throws(StorageError) {
        handle = try Self.connect(Self.defaults + [("dbname", conninfo), ("client_encoding", "UTF8")])
    }

    private static func connect(_ settings: [(name: String, value: String)]) throws(StorageError) -> OpaquePointer {
        let names = settings.map { strdup($0.name) } + [nil]
        let values = settings.map { strdup($0.value) } + [nil]
        defer { for text in names + values { free(text) } }
        let readsAddress: CInt = 1
        let handle = PQconnectdbParams(
            names.map { UnsafePointer($0) }, values.map { UnsafePointer($0) }, readsAddress)
        guard let handle else { throw .unavailable("no memory for a connection") }
        guard PQstatus(handle) == CONNECTION_OK, PQsetnonblocking(handle, 1) == 0 else {
            defer { PQfinish(handle) }
            throw .unavailable(errorMessage(of: handle))
        }
        return handle
    }

    /// What the address may override.
    private static let defaults = [
        ("application_name", "essaim"), ("connect_timeout", "5"), ("target_session_attrs", "read-write"),
        ("keepalives_idle", "10"), ("keepalives_interval", "5"), ("keepalives_count", "3"),
        ("tcp_user_timeout", "15000"),
    ]

    deinit {
        PQfinish(handle)
    }

    /// Runs a statement that binds nothing.
    func command(_ text: String) throws(StorageError) -> PostgresResult {
        try exchange(text) { PQsendQuery(handle, text) }
    }

    /// Parses, plans and runs a statement at once.
    func execute(_ text: String, _ parameters: PostgresParameters) throws(StorageError) -> PostgresResult {
        try exchange(text) {
            parameters.withPointers { values, lengths, formats in
                PQsendQueryParams(
                    handle, text, parameters.count, parameters.types, values, lengths, formats, Self.asText)
            }
        }
    }

    func prepare(_ name: String, _ statement: PostgresStatement) throws(StorageError) {
        _ = try exchange(statement.text) {
            PQsendPrepare(handle, name, statement.text, CInt(statement.types.count), statement.types)
        }
    }

    /// - Parameter text: the statement's, for its error.
    func execute(
        prepared name: String, _ parameters: PostgresParameters, _ text: String
    ) throws(StorageError) -> PostgresResult {
        try exchange(text) {
            parameters.withPointers { values, lengths, formats in
                PQsendQueryPrepared(handle, name, parameters.count, values, lengths, formats, Self.asText)
            }
        }
    }

    private static let asText: CInt = 0

    private func exchange(_ sql: String, _ send: () -> CInt) throws(StorageError) -> PostgresResult {
        let deadline = patience.map { ContinuousClock.now + $0 }
        guard send() == 1 else { throw lost() }
        while case let unsent = PQflush(handle), unsent != 0 {
            guard unsent == 1 else { throw lost() }
            try wait(for: CShort(POLLIN | POLLOUT), until: deadline)
            guard PQconsumeInput(handle) == 1 else { throw lost() }
        }
        var answer: PostgresResult?
        while let part = try nextResult(until: deadline) { answer = answer ?? part }
        guard let answer else { throw lost() }
        if let error = answer.error(in: sql) {
            if PQstatus(handle) != CONNECTION_OK { throw lost() }
            throw error
        }
        return answer
    }

    /// `nil` after the last one: the connection is then ready for the next statement.
    private func nextResult(until deadline: ContinuousClock.Instant?) throws(StorageError) -> PostgresResult? {
        while PQisBusy(handle) == 1 {
            try wait(for: CShort(POLLIN), until: deadline)
            guard PQconsumeInput(handle) == 1 else { throw lost() }
        }
        return PQgetResult(handle).map(PostgresResult.init)
    }

    private func wait(for events: CShort, until deadline: ContinuousClock.Instant?) throws(StorageError) {
        var socket = pollfd(fd: PQsocket(handle), events: events, revents: 0)
        while true {
            let remaining = deadline.map { ContinuousClock.now.duration(to: $0) }
            if let remaining, remaining <= .zero { throw lost("the server does not answer") }
            let milliseconds = remaining.map { CInt($0 / .milliseconds(1)) + 1 } ?? -1
            let ready = poll(&socket, 1, milliseconds)
            if ready > 0 { return }
            if ready < 0, errno != EINTR { throw lost(String(cString: strerror(errno))) }
        }
    }

    private func lost(_ reason: String? = nil) -> StorageError {
        isBroken = true
        return .unavailable(reason ?? Self.errorMessage(of: handle))
    }

    private static func errorMessage(of handle: OpaquePointer) -> String {
        String(cString: PQerrorMessage(handle)).trimmingCharacters(in: .whitespacesAndNewlines)
    }
}
