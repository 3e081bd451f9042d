internal import Synchronization

/// Lends out a fixed number of sessions, first come first served. The line is bounded in length and in time.
final class PostgresPool: Sendable {
    private struct State {
        var idle: [PostgresSession]
        var line: [(number: Int, continuation: CheckedContinuation<PostgresSession, any Error>)] = []
        var nextNumber = 0
        var isClosed = false
    }

    private let sessions: [PostgresSession]
    private let patience: Duration
    private let longestLine: Int
    private let state: Mutex<State>

    init(_ conninfo: String, sessions count: Int, patience: Duration = .seconds(5), longestLine: Int = 512) {
        precondition(count > 0, "a pool without sessions would serve nobody")
        sessions = (1...count).map { PostgresSession(conninfo, number: $0) }
        self.patience = patience
        self.longestLine = longestLine
        // The last given back is the first lent: quiet times use few connections.
        state = Mutex(State(idle: sessions.reversed()))
    }

    /// Throws `.unavailable` when no session comes free in time, or when the line is full or the pool closed.
    func withSession<T: Sendable>(_ body: (PostgresSession) async throws -> T) async throws -> T {
        try Task.checkCancellation()
        let session = try await borrow()
        defer { giveBack(session) }
        return try await body(session)
    }

    func close() async {
        let line = state.withLock { state in
            state.isClosed = true
            defer { state.line = [] }
            return state.line
        }
        for waiting in line { waiting.continuation.resume(throwing: Self.closed) }
        for session in sessions { await session.close() }
    }

    private func borrow() async throws -> PostgresSession {
        let (free, number) = try state.withLock { state in
            guard !state.isClosed else { throw Self.closed }
            if let session = state.idle.popLast() { return (PostgresSession?.some(session), 0) }
            guard state.line.count < longestLine else { throw Self.crowded }
            state.nextNumber += 1
            return (nil, state.nextNumber)
        }
        if let free { return free }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await Task.sleep(for: self.patience)
                self.leave(number, throwing: Self.crowded)
            }
            defer { group.cancelAll() }
            return try await stand(inLineAs: number)
        }
    }

    private func stand(inLineAs number: Int) async throws -> PostgresSession {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let answer: Result<PostgresSession, any Error>? = state.withLock { state in
                    if state.isClosed { return .failure(Self.closed) }
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if let session = state.idle.popLast() { return .success(session) }
                    state.line.append((number, continuation))
                    return nil
                }
                if let answer { continuation.resume(with: answer) }
            }
        } onCancel: {
            leave(number, throwing: CancellationError())
        }
    }

    /// Whoever is no longer in line was served already.
    private func leave(_ number: Int, throwing error: any Error) {
        let waiting = state.withLock { state in
            state.line.firstIndex { $0.number == number }.map { state.line.remove(at: $0) }
        }
        waiting?.continuation.resume(throwing: error)
    }

    private func giveBack(_ session: PostgresSession) {
        let next = state.withLock { state in
            guard state.line.isEmpty else { return Optional(state.line.removeFirst()) }
            state.idle.append(session)
            return nil
        }
        next?.continuation.resume(returning: session)
    }

    private static let closed = StorageError.unavailable("the database was closed")
    private static let crowded = StorageError.unavailable("every connection to the database is in use")
}
