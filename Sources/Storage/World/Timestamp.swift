/// Milliseconds since 1970, UTC. The only form of time that is stored.
package struct Timestamp: RawRepresentable, Sendable, Hashable, Comparable, Codable, SQLBindable, SQLDecodable {
    package let rawValue: Int

    package init(rawValue: Int) {
        self.rawValue = rawValue
    }

    package static func < (earlier: Timestamp, later: Timestamp) -> Bool { earlier.rawValue < later.rawValue }

    /// Milliseconds from `earlier` to `later`.
    package static func - (later: Timestamp, earlier: Timestamp) -> Int { later.rawValue - earlier.rawValue }

    package static func + (time: Timestamp, duration: Duration) -> Timestamp {
        time.adding(milliseconds: duration.milliseconds)
    }

    package static func - (time: Timestamp, duration: Duration) -> Timestamp {
        time.adding(milliseconds: -duration.milliseconds)
    }

    package func adding(milliseconds: Int) -> Timestamp { Timestamp(rawValue: rawValue + milliseconds) }
    package func adding(seconds: Int) -> Timestamp { adding(milliseconds: seconds * 1_000) }
    package func adding(minutes: Int) -> Timestamp { adding(seconds: minutes * 60) }
    package func adding(hours: Int) -> Timestamp { adding(minutes: hours * 60) }

    /// Days of 24 hours: not civil days, which a change of the clocks makes longer or shorter.
    package func adding(days: Int) -> Timestamp { adding(hours: days * 24) }
}

extension Duration {
    /// Whole milliseconds, rounded towards zero.
    fileprivate var milliseconds: Int {
        Int(components.seconds) * 1_000 + Int(components.attoseconds / 1_000_000_000_000_000)
    }
}
