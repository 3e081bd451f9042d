@testable import Archive

enum Samples {
    static func archive(_ members: [(String, [UInt8])]) throws -> [UInt8] {
        var bytes: [UInt8] = []
        let writer = ZipWriter { bytes += $0 }
        for (name, content) in members {
            try writer.begin(name)
            for start in stride(from: 0, to: content.count, by: 100_000) {
                try writer.write(Array(content[start..<min(content.count, start + 100_000)]))
            }
        }
        try writer.finish()
        return bytes
    }

    /// Bytes that cannot be packed, the same on every run.
    static func noise(_ count: Int) -> [UInt8] {
        var random = Random(seed: 1)
        return (0..<count).map { _ in UInt8(truncatingIfNeeded: random.next() >> 32) }
    }

    /// A linear congruential generator (Knuth's MMIX).
    struct Random {
        private var state: UInt64

        init(seed: UInt64) { state = seed }

        mutating func next() -> UInt64 {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return state
        }

        mutating func below(_ bound: Int) -> Int { Int(next() >> 33) % bound }

        /// Some bytes changed, taken out or put in.
        mutating func damage(_ bytes: [UInt8]) -> [UInt8] {
            var bytes = bytes
            for _ in 0...below(4) where !bytes.isEmpty {
                let place = below(bytes.count)
                switch below(4) {
                case 0: bytes.remove(at: place)
                case 1: bytes.insert(UInt8(below(256)), at: place)
                case 2: bytes.removeSubrange(place..<min(bytes.count, place + below(64)))
                default: bytes[place] = UInt8(below(256))
                }
            }
            return bytes
        }
    }
}

extension [UInt8] {
    func lastRange(of pattern: [UInt8]) -> Range<Int>? {
        guard count >= pattern.count else { return nil }
        let start = (0...(count - pattern.count)).reversed().first { Array(self[$0..<($0 + pattern.count)]) == pattern }
        return start.map { $0..<($0 + pattern.count) }
    }
}
