import Archive
import Commons
import Crypto
import Web

/// An archive that somebody hands over: opened, and every member compared with what the manifest promises, before a line
/// of it is believed.
package struct ArchiveFile {
    let manifest: ArchiveManifest
    private let zip: ZipReader

    /// - Throws: `ArchiveFault`, and what reading the file throws.
    package init(size: Int, read: @escaping (_ offset: Int, _ count: Int) throws -> [UInt8]) throws {
        do {
            zip = try ZipReader(size: size, read: read)
            guard let entry = zip.entry(ArchiveManifest.file), entry.size <= Self.longestManifest else {
                throw ArchiveFault.notACommons
            }
            manifest = try ArchiveManifest(try zip.bytes(of: entry))
        } catch let fault as ZipFault {
            throw ArchiveFault.zip(fault)
        }
    }

    /// That the members are those of the manifest and of this program, unchanged.
    func verify(_ holdings: [Holding]) throws {
        let known = Set(holdings.map { CommonsArchive.file(of: $0.name) })
        if let stray = manifest.members.first(where: { !known.contains($0.name) }) {
            throw ArchiveFault.memberUnknown(stray.name)
        }
        for member in manifest.members {
            var digest = SHA256()
            var bytes = 0
            let pieces = try open(member)
            while let piece = try pieces.next() {
                digest.update(data: piece)
                bytes += piece.count
            }
            guard bytes == member.bytes, Array(digest.finalize()).hex == member.sha256 else {
                throw ArchiveFault.memberChanged(member.name)
            }
        }
    }

    /// The lines of a holding, to be read batch by batch; nil when there are none, as in an export by an older program.
    func batches(of holding: Holding) throws -> ArchiveBatches? {
        let name = CommonsArchive.file(of: holding.name)
        return try manifest.members.first { $0.name == name }.map { ArchiveBatches($0.name, try open($0)) }
    }

    private func open(_ member: ArchiveManifest.Member) throws -> ArchivePieces {
        guard let entry = zip.entry(member.name) else { throw ArchiveFault.memberMissing(member.name) }
        do { return ArchivePieces(try zip.open(entry)) } catch let fault as ZipFault { throw ArchiveFault.zip(fault) }
    }

    private static let longestManifest = 1 << 20
}

/// A member's bytes as they are unpacked.
struct ArchivePieces {
    private let member: ZipMember

    init(_ member: ZipMember) { self.member = member }

    func next() throws -> [UInt8]? {
        do { return try member.next() } catch let fault as ZipFault { throw ArchiveFault.zip(fault) }
    }
}
