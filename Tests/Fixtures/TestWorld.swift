package import Storage
internal import Synchronization

/// A world without chance: its clock stands still until the test moves it, its identifiers count up, and its random
/// bytes are the same on every run.
package final class TestWorld: Sendable {
    private struct State {
        var now: Timestamp
        var identifiers = 0
        var random: UInt64 = 0
    }

    private let state: Mutex<State>

    /// - Parameter now: by default a Tuesday, 24 November 2026, at noon.
    package init(at now: Timestamp = Timestamp(rawValue: 1_795_521_600_000)) {
        state = Mutex(State(now: now))
    }

    package var now: Timestamp {
        get { state.withLock(\.now) }
        set { state.withLock { $0.now = newValue } }
    }

    package func advance(by duration: Duration) {
        state.withLock { $0.now = $0.now + duration }
    }

    package var world: World {
        World(now: { self.now }, identifier: nextIdentifier, randomBytes: nextBytes)
    }

    /// `00000000-0000-7000-8000-000000000001`, and so on.
    @Sendable
    private func nextIdentifier() -> String {
        let number = state.withLock { state in
            state.identifiers += 1
            return state.identifiers
        }
        let digits = String(number, radix: 16)
        return "00000000-0000-7000-8000-" + String(repeating: "0", count: max(0, 12 - digits.count)) + digits
    }

    /// SplitMix64: evenly spread, and no secret.
    @Sendable
    private func nextBytes(_ count: Int) -> [UInt8] {
        state.withLock { state in
            (0..<count).map { _ in
                state.random &+= 0x9E37_79B9_7F4A_7C15
                var word = state.random
                word = (word ^ (word >> 30)) &* 0xBF58_476D_1CE4_E5B9
                word = (word ^ (word >> 27)) &* 0x94D0_49BB_1331_11EB
                return UInt8(truncatingIfNeeded: word ^ (word >> 31))
            }
        }
    }
}

extension World {
    /// A world that stands still at `now`. Where the test has to move the clock, it keeps a `TestWorld`.
    package static func fixed(at now: Timestamp = TestWorld().now) -> World {
        TestWorld(at: now).world
    }
}
