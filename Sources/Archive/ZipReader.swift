/// Reads a ZIP archive within bounds, whoever made it (APPNOTE 6.3.10): its directory first, then one member after the other, a piece
/// at a time. Nothing is written anywhere: the names are only told.
package struct ZipReader {
    /// The members in the order of the directory; folders are left out.
    package let entries: [ZipEntry]

    private let read: (_ offset: Int, _ count: Int) throws -> [UInt8]

    /// - Parameters:
    ///   - size: of the archive, in bytes.
    ///   - read: so many bytes from there; fewer at the end.
    /// - Throws: `ZipFault`, and what `read` throws.
    package init(
        size: Int, limits: ZipLimits = ZipLimits(), read: @escaping (_ offset: Int, _ count: Int) throws -> [UInt8]
    ) throws {
        self.read = read
        entries = try ZipDirectory(size: size, limits: limits, read: read).entries
    }

    /// An archive in memory.
    package init(_ bytes: [UInt8], limits: ZipLimits = ZipLimits()) throws {
        try self.init(size: bytes.count, limits: limits) { offset, count in
            let start = min(max(offset, 0), bytes.count)
            return Array(bytes[start..<min(bytes.count, start + max(count, 0))])
        }
    }

    package func entry(_ name: String) -> ZipEntry? { entries.first { $0.name == name } }

    /// A member, to be read piece by piece.
    ///
    /// - Throws: `ZipFault.corrupt`, and what reading throws.
    package func open(_ entry: ZipEntry) throws -> ZipMember {
        ZipMember(entry, start: try start(of: entry), read: read)
    }

    /// A whole member.
    package func bytes(of entry: ZipEntry) throws -> [UInt8] {
        let member = try open(entry)
        var bytes: [UInt8] = []
        while let piece = try member.next() { bytes += piece }
        return bytes
    }

    /// Behind the local header, whose lengths of name and extra field may differ from the directory's.
    private func start(of entry: ZipEntry) throws -> Int {
        let header = try read(entry.offset, ZipDirectory.localLength)
        guard header.number32(at: 0) == ZipWriter.localSignature, let name = header.number16(at: 26),
            let extra = header.number16(at: 28)
        else { throw ZipFault.corrupt(name: entry.name) }
        return entry.offset + ZipDirectory.localLength + name + extra
    }
}
