import Commons

/// A member of an archive, cut into lines, a batch at a time.
final class ArchiveBatches {
    struct Batch: Sendable {
        /// The number of its first line, from 1.
        let first: Int
        let lines: [String]
    }

    private let member: String
    private let pieces: ArchivePieces
    private var rest: [UInt8] = []
    private var waiting: [String] = []
    private var count = 0
    private var isAtEnd = false

    init(_ member: String, _ pieces: ArchivePieces) {
        self.member = member
        self.pieces = pieces
    }

    /// Nil at the end.
    func next() throws -> Batch? {
        while !isAtEnd, waiting.count < CommonsArchive.batch {
            guard let piece = try pieces.next() else {
                isAtEnd = true
                guard rest.isEmpty else { throw ArchiveFault.memberChanged(member) }
                break
            }
            try cut(piece)
        }
        let lines = Array(waiting.prefix(CommonsArchive.batch))
        guard !lines.isEmpty else { return nil }
        waiting.removeFirst(lines.count)
        defer { count += lines.count }
        return Batch(first: count + 1, lines: lines)
    }

    private func cut(_ piece: [UInt8]) throws {
        var start = piece.startIndex
        while let end = piece[start...].firstIndex(of: UInt8(ascii: "\n")) {
            guard let line = String(validating: rest + piece[start..<end], as: UTF8.self) else {
                throw ArchiveFault.lineUnreadable(member: member, line: place, reason: "it is not UTF-8")
            }
            waiting.append(line)
            rest = []
            start = end + 1
        }
        rest += piece[start...]
        guard rest.count <= Self.longest else { throw ArchiveFault.lineTooLong(member: member, line: place) }
    }

    private var place: Int { count + waiting.count + 1 }

    private static let longest = 16 << 20
}
