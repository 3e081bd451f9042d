internal import Synchronization

/// One transaction of several bodies, which wait together for its commit.
final class SharedCommit: Sendable {
    private struct State {
        var bodies = 0
        var endings: [@Sendable (any Connection) throws -> Void] = []
        var outcome: Bool?
        var waiting: [CheckedContinuation<Bool, Never>] = []
    }

    private static let most = 32
    /// The first body in it waits no longer than this for others, and for the body that runs when the time is over.
    private static let longest: Duration = .milliseconds(25)

    private let start = ContinuousClock.now
    private let state = Mutex(State())

    var isEmpty: Bool { state.withLock { $0.bodies == 0 } }

    var isFull: Bool {
        state.withLock { $0.bodies >= Self.most } || ContinuousClock.now - start >= Self.longest
    }

    /// One more body ran to its end.
    func add() { state.withLock { $0.bodies += 1 } }

    /// Puts something off until just before the commit.
    func lastly(_ act: @escaping @Sendable (any Connection) throws -> Void) {
        state.withLock { $0.endings.append(act) }
    }

    /// What was put off, in its order.
    var endings: [@Sendable (any Connection) throws -> Void] { state.withLock { $0.endings } }

    /// Tells all of them; only the first call counts.
    func settle(committed: Bool) {
        let waiting = state.withLock { state in
            if state.outcome == nil { state.outcome = committed }
            defer { state.waiting = [] }
            return state.waiting
        }
        for continuation in waiting { continuation.resume(returning: committed) }
    }

    /// Waits for the commit. False if there was none: nothing of the body is left.
    func isCommitted() async -> Bool {
        await withCheckedContinuation { continuation in
            let outcome = state.withLock { state in
                if state.outcome == nil { state.waiting.append(continuation) }
                return state.outcome
            }
            if let outcome { continuation.resume(returning: outcome) }
        }
    }
}
