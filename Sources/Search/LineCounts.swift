/// How often each line is there in a long text. A search counts some ten thousand of them, so no string is made of a
/// line before it is known to be new.
struct LineCounts {
    private struct Entry {
        let hash: UInt64
        let start: Int
        let length: Int
        var count = 1
    }

    /// The lines with their counts, in the order of their first mention. Empty lines are not counted.
    let lines: [(text: String, count: Int)]

    init(_ text: String) {
        var text = text
        lines = text.withUTF8 { bytes in
            var table = Table(bytes)
            table.countLines()
            return table.entries.map { entry in
                let line = UnsafeBufferPointer(rebasing: bytes[entry.start..<entry.start + entry.length])
                return (String(decoding: line, as: UTF8.self), entry.count)
            }
        }
    }

    /// Open addressing: an entry stands in the first free slot from where its hash points.
    private struct Table {
        private let bytes: UnsafeBufferPointer<UInt8>
        private(set) var entries: [Entry] = []
        private var slots = [Int32](repeating: free, count: 256)

        private static let free: Int32 = -1
        /// FNV-1a, 64 bits.
        private static let (offsetBasis, prime): (UInt64, UInt64) = (14_695_981_039_346_656_037, 1_099_511_628_211)

        init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

        mutating func countLines() {
            var (start, hash) = (0, Self.offsetBasis)
            for (end, byte) in bytes.enumerated() {
                if byte != UInt8(ascii: "\n") {
                    hash = (hash ^ UInt64(byte)) &* Self.prime
                    continue
                }
                count(Entry(hash: hash, start: start, length: end - start))
                (start, hash) = (end + 1, Self.offsetBasis)
            }
            count(Entry(hash: hash, start: start, length: bytes.count - start))
        }

        private mutating func count(_ line: Entry) {
            guard line.length > 0 else { return }
            let slot = slot(of: line)
            if slots[slot] != Self.free {
                entries[Int(slots[slot])].count += 1
                return
            }
            slots[slot] = Int32(entries.count)
            entries.append(line)
            if entries.count * 2 > slots.count { grow() }
        }

        private func slot(of line: Entry) -> Int {
            var slot = Int(truncatingIfNeeded: line.hash ^ (line.hash >> 32)) & (slots.count - 1)
            while slots[slot] != Self.free && !isSame(entries[Int(slots[slot])], line) {
                slot = (slot + 1) & (slots.count - 1)
            }
            return slot
        }

        private mutating func grow() {
            slots = [Int32](repeating: Self.free, count: slots.count * 2)
            for (index, entry) in entries.enumerated() { slots[slot(of: entry)] = Int32(index) }
        }

        private func isSame(_ one: Entry, _ other: Entry) -> Bool {
            guard one.hash == other.hash && one.length == other.length else { return false }
            return (0..<one.length).allSatisfy { bytes[one.start + $0] == bytes[other.start + $0] }
        }
    }
}
