import CZlib
import Foundation

/// Reads what `ArchiveWriter` wrote, one member after the other. Whatever the file holds, a member is only read up to a
/// bound.
final class ArchiveReader {
    /// A member has a mebibyte of rows, and the row that crossed it.
    private static let largestMember = 64 << 20

    private let path: String
    private let stream: gzFile

    init(_ path: String) throws(BackupError) {
        self.path = path
        guard let stream = gzopen(path, "rb") else {
            throw .notRead(path: path, reason: String(cString: strerror(errno)))
        }
        self.stream = stream
    }

    deinit {
        gzclose_r(stream)
    }

    /// Nil after the last one. Throws when the archive is cut short, or its checksum does not match.
    func next() throws(BackupError) -> (name: String, bytes: [UInt8])? {
        let block = try read(TarHeader.blockSize)
        if block.allSatisfy({ $0 == 0 }) {
            try finish()
            return nil
        }
        guard let header = TarHeader(block) else { throw damaged("a member has no head") }
        guard header.size <= Self.largestMember else { throw damaged("\(header.name) is larger than any of ours") }
        let bytes = try read(header.size)
        _ = try read(header.padding)
        return (header.name, bytes)
    }

    /// zlib compares its checksum once it was asked for more than there is.
    private func finish() throws(BackupError) {
        guard try read(TarHeader.blockSize).allSatisfy({ $0 == 0 }) else { throw damaged("its end is not one") }
        var byte: UInt8 = 0
        guard gzread(stream, &byte, 1) == 0 else { throw damaged("something follows its end") }
        // A checksum that is cut short is no error of reading: it is only noted.
        var state: Int32 = 0
        gzerror(stream, &state)
        guard state == Z_OK || state == Z_STREAM_END else { throw damaged("it is cut short") }
    }

    private func read(_ count: Int) throws(BackupError) -> [UInt8] {
        let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, read in
            read = max(0, Int(gzread(stream, buffer.baseAddress, UInt32(count))))
        }
        guard bytes.count == count else { throw damaged("it is cut short or changed") }
        return bytes
    }

    private func damaged(_ what: String) -> BackupError { .damaged(path: path, what: what) }
}
