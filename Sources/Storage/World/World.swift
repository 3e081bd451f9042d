internal import Foundation

/// What a program takes from outside and a test wants to choose: time, new identifiers, chance.
package struct World: Sendable {
    package var now: @Sendable () -> Timestamp

    /// A new UUIDv7, greater than every one before it in this process, even if the clock steps back.
    package var identifier: @Sendable () -> String

    /// So many bytes that nobody can guess.
    package var randomBytes: @Sendable (_ count: Int) -> [UInt8]

    package init(
        now: @escaping @Sendable () -> Timestamp,
        identifier: @escaping @Sendable () -> String,
        randomBytes: @escaping @Sendable (_ count: Int) -> [UInt8]
    ) {
        self.now = now
        self.identifier = identifier
        self.randomBytes = randomBytes
    }

    /// The machine's clock and random numbers.
    package static func live() -> World {
        let identifiers = IdentifierSequence(now: wallClock)
        return World(now: wallClock, identifier: identifiers.next) { count in
            var source = SystemRandomNumberGenerator()
            return (0..<count).map { _ in UInt8.random(in: .min ... .max, using: &source) }
        }
    }

    package func newID<Subject>() -> Identifier<Subject> {
        let text = identifier()
        guard let id = Identifier<Subject>(rawValue: text) else {
            preconditionFailure("a World makes well-formed identifiers, not \(text)")
        }
        return id
    }

    @Sendable
    private static func wallClock() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(rawValue: Int(time.tv_sec) * 1_000 + Int(time.tv_nsec) / 1_000_000)
    }
}
