import Synchronization

/// Lets so many in at a time and so many more wait, first come first served.
final class Turnstile: Sendable {
    private struct State {
        var inside = 0
        var line: [CheckedContinuation<Bool, Never>] = []
    }

    private let size: CrowdSize
    private let state = Mutex(State())

    init(_ size: CrowdSize) {
        self.size = size
    }

    /// False, at once, when the line is full. Whoever is in must `leave`.
    func enter() async -> Bool {
        await withCheckedContinuation { newcomer in
            let answer: Bool? = state.withLock { state in
                if state.inside < size.inside {
                    state.inside += 1
                    return true
                }
                guard state.line.count < size.waiting else { return false }
                state.line.append(newcomer)
                return nil
            }
            if let answer { newcomer.resume(returning: answer) }
        }
    }

    /// The place passes to the first in line.
    func leave() {
        let next: CheckedContinuation<Bool, Never>? = state.withLock { state in
            guard state.line.isEmpty else { return state.line.removeFirst() }
            state.inside -= 1
            return nil
        }
        next?.resume(returning: true)
    }
}
