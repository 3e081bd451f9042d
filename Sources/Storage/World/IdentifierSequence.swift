internal import Synchronization

/// Makes UUIDv7 identifiers (RFC 9562, section 5.7) that only ever grow.
///
/// Milliseconds (48 bits), then a counter in the 12 bits of `rand_a` (section 6.2, method 1), then 62 random bits.
/// Each millisecond's counter starts at random in its lower half, so that 2,048 or more follow before it is full;
/// then, as when the clock steps back, time runs on from the last identifier.
final class IdentifierSequence: Sendable {
    private let now: @Sendable () -> Timestamp
    private let last = Mutex((milliseconds: UInt64(0), counter: UInt64(0)))

    init(now: @escaping @Sendable () -> Timestamp) {
        self.now = now
    }

    @Sendable
    func next() -> String {
        let time = UInt64(clamping: now().rawValue)
        let (milliseconds, counter) = last.withLock { last in
            if time > last.milliseconds {
                last = (time, .random(in: 0..<0x800))
            } else if last.counter < 0xFFF {
                last.counter += 1
            } else {
                last = (last.milliseconds + 1, .random(in: 0..<0x800))
            }
            return last
        }
        let high = milliseconds << 16 | 0x7000 | counter
        let low = 0x8000_0000_0000_0000 | UInt64.random(in: 0..<1 << 62)
        return Self.text(high: high, low: low)
    }

    private static func text(high: UInt64, low: UInt64) -> String {
        let digits = Array("0123456789abcdef".utf8)
        var text: [UInt8] = []
        text.reserveCapacity(36)
        for index in 0..<32 {
            if [8, 12, 16, 20].contains(index) { text.append(UInt8(ascii: "-")) }
            let word = index < 16 ? high : low
            text.append(digits[Int(word >> UInt64(60 - 4 * (index % 16)) & 0xF)])
        }
        return String(decoding: text, as: UTF8.self)
    }
}
