/// The directory at the end of an archive, read and judged as a whole before any member is.
struct ZipDirectory {
    private(set) var entries: [ZipEntry] = []

    static let localLength = 30
    private static let entryLength = 46
    private static let endLength = 22
    /// What a comment may put behind the end record.
    private static let longestComment = 0xFFFF

    init(size: Int, limits: ZipLimits, read: (Int, Int) throws -> [UInt8]) throws {
        let tailStart = max(0, size - Self.endLength - Self.longestComment)
        let tail = try read(tailStart, size - tailStart)
        guard let end = Self.end(in: tail) else { throw ZipFault.notAnArchive }
        guard let count = tail.number16(at: end + 10), let length = tail.number32(at: end + 12),
            let start = tail.number32(at: end + 16)
        else { throw ZipFault.notAnArchive }
        guard tail.number16(at: end + 4) == 0, tail.number16(at: end + 8) == count, count < 0xFFFF,
            start < 0xFFFF_FFFF
        else { throw ZipFault.unsupported }
        guard count <= limits.entries else { throw ZipFault.tooManyEntries(limit: limits.entries) }
        guard start + length <= tailStart + end, length <= count * (Self.entryLength + 3 * 0xFFFF) else {
            throw ZipFault.notAnArchive
        }
        try readEntries(try read(start, length), count: count)
        try judge(endingBefore: start, limits)
    }

    /// The last end record that reaches exactly to the end of the archive.
    private static func end(in tail: [UInt8]) -> Int? {
        guard tail.count >= endLength else { return nil }
        return (0...(tail.count - endLength)).reversed().first { index in
            tail.number32(at: index) == ZipWriter.endSignature
                && tail.number16(at: index + 20) == tail.count - index - endLength
        }
    }

    private mutating func readEntries(_ bytes: [UInt8], count: Int) throws {
        var position = 0
        for _ in 0..<count {
            guard bytes.number32(at: position) == ZipWriter.directorySignature,
                position + Self.entryLength <= bytes.count,
                let flags = bytes.number16(at: position + 8), let method = bytes.number16(at: position + 10),
                let checksum = bytes.number32(at: position + 16), let packed = bytes.number32(at: position + 20),
                let size = bytes.number32(at: position + 24), let nameLength = bytes.number16(at: position + 28),
                let extra = bytes.number16(at: position + 30), let comment = bytes.number16(at: position + 32),
                let offset = bytes.number32(at: position + 42)
            else { throw ZipFault.notAnArchive }
            let nameEnd = position + Self.entryLength + nameLength
            guard nameEnd <= bytes.count else { throw ZipFault.notAnArchive }
            let name = try Self.safe(bytes[(position + Self.entryLength)..<nameEnd])
            position = nameEnd + extra + comment
            if name.hasSuffix("/") { continue }
            guard flags & 1 == 0, max(packed, size, offset) < 0xFFFF_FFFF else { throw ZipFault.unsupported }
            guard method == 0 || method == ZipWriter.deflated else { throw ZipFault.unknownMethod(name: name) }
            guard method != 0 || packed == size else { throw ZipFault.corrupt(name: name) }
            entries.append(
                ZipEntry(
                    name: name, size: size, isDeflated: method != 0, packedSize: packed, checksum: UInt32(checksum),
                    offset: offset))
        }
    }

    /// A relative path without `..`, backslashes, drive letters or control characters: whoever writes it to a disk stays
    /// in the folder.
    private static func safe(_ bytes: ArraySlice<UInt8>) throws -> String {
        guard let name = String(validating: bytes, as: UTF8.self), (1...1_000).contains(bytes.count),
            !bytes.contains(where: { $0 < 0x20 || $0 == 0x7F || "\\:".utf8.contains($0) }),
            bytes.first != UInt8(ascii: "/")
        else { throw ZipFault.unsafeName }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        let path = parts.last == "" ? parts.dropLast() : parts[...]
        guard path.allSatisfy({ !["", ".", ".."].contains($0) }) else { throw ZipFault.unsafeName }
        return name
    }

    /// No two members share bytes (as in the densest bombs), a name, or together become more than is accepted.
    private func judge(endingBefore start: Int, _ limits: ZipLimits) throws {
        var names: Set<String> = []
        var total = 0
        for entry in entries {
            guard names.insert(entry.name).inserted else { throw ZipFault.repeatedName(entry.name) }
            total += entry.size
            let isHarmless = entry.size <= limits.harmless || entry.size / limits.ratio <= entry.packedSize
            guard isHarmless, total <= limits.bytes else { throw ZipFault.tooLarge(name: entry.name) }
        }
        var free = 0
        for entry in entries.sorted(by: { $0.offset < $1.offset }) {
            guard entry.offset >= free else { throw ZipFault.corrupt(name: entry.name) }
            free = entry.offset + Self.localLength + entry.packedSize
            guard free <= start else { throw ZipFault.corrupt(name: entry.name) }
        }
    }
}
