import Foundation
import Synchronization

/// How far a long act has come: one line that is rewritten on a terminal, a line from time to time elsewhere. What ends
/// within a second says nothing.
final class Progress: Sendable {
    private struct State {
        var shownAt: ContinuousClock.Instant
        var hasShown = false
    }

    private let title: String
    private let state: Mutex<State>
    private let isTerminal = isatty(FileHandle.standardError.fileDescriptor) == 1

    init(_ title: String) {
        self.title = title
        state = Mutex(State(shownAt: .now))
    }

    func show(_ done: Int, of total: Int) {
        let pause: Duration = isTerminal ? .milliseconds(100) : .seconds(5)
        let isDue = state.withLock { state in
            guard ContinuousClock.now - state.shownAt > (state.hasShown ? pause : .seconds(1)) else { return false }
            state = State(shownAt: .now, hasShown: true)
            return true
        }
        guard isDue else { return }
        let percent = total > 0 ? done * 100 / total : 0
        let line = "\(title): \(percent) % (\(done) of \(total))"
        Terminal.write(isTerminal ? "\r\u{1B}[K\(line)" : line + "\n", to: .standardError)
    }

    /// Clears the line that was rewritten.
    func end() {
        let hasShown = state.withLock(\.hasShown)
        if isTerminal && hasShown { Terminal.write("\r\u{1B}[K", to: .standardError) }
    }
}
