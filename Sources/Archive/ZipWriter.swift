/// Writes a ZIP archive from its first byte to its last (APPNOTE 6.3.10): nothing is written twice, so that the
/// archive may go straight to a file or a connection.
///
/// Members are deflated; their sizes follow them (4.3.9). Every member bears the same date, so that the same members
/// make the same bytes.
///
///     let writer = ZipWriter { try file.write($0) }
///     try writer.begin("a.txt")
///     try writer.write(bytes)
///     try writer.finish()
package final class ZipWriter {
    private struct Member {
        let name: [UInt8]
        let offset: Int
        var isPacked = true
        var size = 0
        var packedSize = 0
        var checksum = Checksum()
    }

    private let sink: ([UInt8]) throws -> Void
    private var offset = 0
    private var members: [Member] = []
    private var open: (member: Member, deflater: Deflater)?

    /// - Parameter sink: takes the bytes in their order.
    package init(sink: @escaping ([UInt8]) throws -> Void) {
        self.sink = sink
    }

    /// Begins a member; the one before ends.
    ///
    /// - Parameter name: a relative path of at most 65,535 bytes, with `/` between folders.
    package func begin(_ name: String) throws {
        try end()
        let member = Member(name: Array(name.utf8), offset: offset)
        try put(Self.localHeader(member))
        open = (member, Deflater())
    }

    /// Adds a whole member as it is, unpacked: some formats look for bytes at their place.
    package func store(_ name: String, _ bytes: [UInt8]) throws {
        try end()
        var member = Member(name: Array(name.utf8), offset: offset, isPacked: false)
        member.checksum.add(bytes)
        (member.size, member.packedSize) = (bytes.count, bytes.count)
        try put(Self.localHeader(member))
        try put(bytes)
        members.append(member)
    }

    /// Adds bytes to the member that was begun last.
    package func write(_ bytes: [UInt8]) throws {
        guard case (var member, let deflater)? = open else {
            preconditionFailure("a member is begun before it is written")
        }
        member.checksum.add(bytes)
        member.size += bytes.count
        let packed = deflater.add(bytes)
        member.packedSize += packed.count
        open = (member, deflater)
        try put(packed)
    }

    /// Ends the last member and writes the directory.
    ///
    /// - Throws: `ZipFault.unsupported` when a member or the whole became larger than four gigabytes.
    package func finish() throws {
        try end()
        let start = offset
        for member in members { try put(Self.directoryEntry(member)) }
        var end: [UInt8] = []
        end.append32(Self.endSignature)
        for value in [0, 0, members.count, members.count] { end.append16(value) }
        end.append32(offset - start)
        end.append32(start)
        end.append16(0)
        guard offset <= Self.most, members.count < 0xFFFF else { throw ZipFault.unsupported }
        try put(end)
    }

    private func end() throws {
        guard case (var member, let deflater)? = open else { return }
        let packed = deflater.end()
        member.packedSize += packed.count
        try put(packed)
        guard max(member.size, member.packedSize, offset) <= Self.most else { throw ZipFault.unsupported }
        var descriptor: [UInt8] = []
        descriptor.append32(Self.descriptorSignature)
        descriptor.append32(Int(member.checksum.value))
        descriptor.append32(member.packedSize)
        descriptor.append32(member.size)
        try put(descriptor)
        members.append(member)
        open = nil
    }

    private func put(_ bytes: [UInt8]) throws {
        guard !bytes.isEmpty else { return }
        try sink(bytes)
        offset += bytes.count
    }

    private static func localHeader(_ member: Member) -> [UInt8] {
        var header: [UInt8] = []
        header.append32(localSignature)
        for value in [version, flags(member), method(member), time, day] { header.append16(value) }
        let isKnown = !member.isPacked
        for value in [Int(member.checksum.value), member.packedSize, member.size] {
            header.append32(isKnown ? value : 0)
        }
        header.append16(member.name.count)
        header.append16(0)
        return header + member.name
    }

    private static func directoryEntry(_ member: Member) -> [UInt8] {
        var entry: [UInt8] = []
        entry.append32(directorySignature)
        for value in [version, version, flags(member), method(member), time, day] { entry.append16(value) }
        entry.append32(Int(member.checksum.value))
        entry.append32(member.packedSize)
        entry.append32(member.size)
        for value in [member.name.count, 0, 0, 0, 0] { entry.append16(value) }
        entry.append32(0)
        entry.append32(member.offset)
        return entry + member.name
    }

    /// Names are UTF-8 (bit 11); of a packed member the sizes follow (bit 3).
    private static func flags(_ member: Member) -> Int { (member.isPacked ? 1 << 3 : 0) | 1 << 11 }
    private static func method(_ member: Member) -> Int { member.isPacked ? deflated : stored }

    static let localSignature = 0x0403_4B50
    static let descriptorSignature = 0x0807_4B50
    static let directorySignature = 0x0201_4B50
    static let endSignature = 0x0605_4B50
    static let stored = 0
    static let deflated = 8
    /// Deflate, and descriptors after the members.
    private static let version = 20
    private static let time = 0
    /// The first of January 1980, where the dates of ZIP begin.
    private static let day = 1 << 5 | 1
    private static let most = 0xFFFF_FFFE
}
