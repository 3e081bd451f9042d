internal import Synchronization

/// Lends out a fixed number of members, first come first served. The line of those who wait is bounded in length and
/// in time, so that what cannot be served is refused while someone still waits for the answer.
final class Pool<Member: Sendable>: Sendable {
    private struct State {
        var idle: [Member]
        var line: [(number: Int, continuation: CheckedContinuation<Member, any Error>)] = []
        var lastNumber = 0
        var isClosed = false
    }

    private let size: Int
    private let patience: Duration
    private let longestLine: Int
    private let state: Mutex<State>

    init(_ members: [Member], patience: Duration, longestLine: Int = 512) {
        precondition(!members.isEmpty, "a pool without members would serve nobody")
        size = members.count
        self.patience = patience
        self.longestLine = longestLine
        // The last given back is the first lent: quiet times use few of them.
        state = Mutex(State(idle: members.reversed()))
    }

    /// Throws `.unavailable` when none comes free in time, when the line is full, or when the pool is closed.
    ///
    /// - Parameter settle: done with a member that nobody waits for, before it is idle.
    func withMember<T: Sendable>(
        _ body: (Member) async throws -> T, whenNobodyWaits settle: (Member) async -> Void = { _ in }
    ) async throws -> T {
        try Task.checkCancellation()
        let member = try await borrow()
        do {
            let value = try await body(member)
            await giveBack(member, settle)
            return value
        } catch {
            await giveBack(member, settle)
            throw error
        }
    }

    /// Nobody waits in the line.
    var isQuiet: Bool { state.withLock { $0.line.isEmpty } }

    /// Lends nothing more.
    func close() {
        let line = state.withLock { state in
            state.isClosed = true
            defer { state.line = [] }
            return state.line
        }
        for waiting in line { waiting.continuation.resume(throwing: StorageError.closed) }
    }

    func usage(_ name: String) -> PoolUsage {
        state.withLock { PoolUsage(name: name, size: size, idle: $0.idle.count, waiting: $0.line.count) }
    }

    private func borrow() async throws -> Member {
        let free = state.withLock { state in state.isClosed ? nil : state.idle.popLast() }
        if let free { return free }
        let number = state.withLock { state in
            state.lastNumber += 1
            return state.lastNumber
        }
        return try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask {
                try await Task.sleep(for: self.patience)
                self.leave(number, throwing: StorageError.crowded)
            }
            defer { group.cancelAll() }
            return try await standInLine(as: number)
        }
    }

    private func standInLine(as number: Int) async throws -> Member {
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let answer: Result<Member, any Error>? = state.withLock { state in
                    if state.isClosed { return .failure(StorageError.closed) }
                    if Task.isCancelled { return .failure(CancellationError()) }
                    if let member = state.idle.popLast() { return .success(member) }
                    if state.line.count >= longestLine { return .failure(StorageError.crowded) }
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

    private func giveBack(_ member: Member, _ settle: (Member) async -> Void) async {
        if passOn(member, orRest: false) { return }
        await settle(member)
        _ = passOn(member, orRest: true)
    }

    /// False if nobody waits for it.
    private func passOn(_ member: Member, orRest rests: Bool) -> Bool {
        let next = state.withLock { state in
            if state.line.isEmpty, rests { state.idle.append(member) }
            return state.line.isEmpty ? nil : state.line.removeFirst()
        }
        next?.continuation.resume(returning: member)
        return next != nil
    }
}

extension StorageError {
    static let closed = StorageError.unavailable("the database was closed")
    fileprivate static let crowded = StorageError.unavailable("too many are waiting for the database")
}
