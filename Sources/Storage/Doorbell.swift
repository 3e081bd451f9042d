internal import Synchronization

/// Wakes those who wait for new work. A ring is never missed: who counted the rings before looking for work is
/// woken by any that came since.
final class Doorbell: Sendable {
    private struct State {
        var rings = 0
        var sleepers: [Int: CheckedContinuation<Void, Never>] = [:]
        var nextSleeper = 0
    }

    private let state = Mutex(State())

    var rings: Int { state.withLock(\.rings) }

    func ring() {
        let sleepers = state.withLock { state in
            state.rings += 1
            defer { state.sleepers = [:] }
            return state.sleepers.values
        }
        for sleeper in sleepers { sleeper.resume() }
    }

    /// Returns when the bell has rung more than `rings` times, after `limit`, or when the task is cancelled.
    func wait(after rings: Int, atMost limit: Duration) async {
        await withTaskGroup { group in
            group.addTask { await self.sleep(after: rings) }
            group.addTask {
                // Cancellation ends the wait early, which is all that it has to do.
                do { try await Task.sleep(for: limit) } catch {}
            }
            await group.next()
            group.cancelAll()
        }
    }

    private func sleep(after rings: Int) async {
        let sleeper = state.withLock { state in
            state.nextSleeper += 1
            return state.nextSleeper
        }
        await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                let isAwake = state.withLock { state in
                    guard state.rings == rings, !Task.isCancelled else { return true }
                    state.sleepers[sleeper] = continuation
                    return false
                }
                if isAwake { continuation.resume() }
            }
        } onCancel: {
            state.withLock { $0.sleepers.removeValue(forKey: sleeper) }?.resume()
        }
    }
}
