/// A member of an archive while it is read: unpacked piece by piece, and compared with what the directory promises.
package final class ZipMember {
    private let entry: ZipEntry
    private let read: (_ offset: Int, _ count: Int) throws -> [UInt8]
    private let inflater: Inflater?
    private var position: Int
    private let end: Int
    private var checksum = Checksum()
    private var size = 0

    init(_ entry: ZipEntry, start: Int, read: @escaping (_ offset: Int, _ count: Int) throws -> [UInt8]) {
        self.entry = entry
        self.read = read
        inflater = entry.isDeflated ? Inflater() : nil
        position = start
        end = start + entry.packedSize
    }

    /// The next bytes, a few megabytes at most; nil at the end, where all of them proved right.
    ///
    /// - Throws: `ZipFault.corrupt`, perhaps after pieces were given out, and what reading throws.
    package func next() throws -> [UInt8]? {
        while position < end {
            let packed = try read(position, min(Self.step, end - position))
            guard !packed.isEmpty else { throw ZipFault.corrupt(name: entry.name) }
            position += packed.count
            guard let piece = inflater.map({ $0.add(packed) }) ?? packed else {
                throw ZipFault.corrupt(name: entry.name)
            }
            size += piece.count
            guard size <= entry.size else { throw ZipFault.corrupt(name: entry.name) }
            checksum.add(piece)
            if !piece.isEmpty { return piece }
        }
        let isWhole = size == entry.size && checksum.value == entry.checksum && inflater?.isAtEnd != false
        guard isWhole else { throw ZipFault.corrupt(name: entry.name) }
        return nil
    }

    /// Packed bytes at a time: deflate makes at most a thousand times as many of them.
    private static let step = 4 << 10
}
