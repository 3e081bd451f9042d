import CZlib
import Foundation
import Storage

/// A tape archive under gzip (RFC 1952), written member by member. The last member, `SHA256SUMS`, is what `sha256sum -c`
/// reads once the archive is unpacked.
final class ArchiveWriter {
    static let sums = "SHA256SUMS"

    private let path: String
    private let descriptor: CInt
    private let seconds: Int
    private var stream: gzFile?
    private var lines = ""

    /// - Parameter path: what is there is replaced; only its owner may read it.
    init(_ path: String, at time: Timestamp) throws(BackupError) {
        self.path = path
        seconds = time.rawValue / 1_000
        descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .notWritten(path: path, reason: Self.reason) }
        // zlib closes what it is given; we need ours to have the file on the disk first.
        stream = gzdopen(dup(descriptor), "wb6")
        guard stream != nil else {
            close(descriptor)
            throw .notWritten(path: path, reason: "there is not enough memory")
        }
    }

    deinit {
        if let stream { gzclose_w(stream) }
        close(descriptor)
    }

    func add(_ name: String, _ bytes: [UInt8]) throws(BackupError) {
        try put(name, bytes)
        lines += "\(Digest.text(of: bytes))  \(name)\n"
    }

    /// The archive is whole, and on the disk, when this returns.
    func finish() throws(BackupError) {
        try put(Self.sums, Array(lines.utf8))
        try write([UInt8](repeating: 0, count: 2 * TarHeader.blockSize))
        let closing = stream.map { gzclose_w($0) }
        stream = nil
        guard closing == Z_OK, fsync(descriptor) == 0 else { throw .notWritten(path: path, reason: Self.reason) }
    }

    private func put(_ name: String, _ bytes: [UInt8]) throws(BackupError) {
        let header = TarHeader(name: name, size: bytes.count)
        try write(header.block(madeAt: seconds))
        try write(bytes)
        try write([UInt8](repeating: 0, count: header.padding))
    }

    private func write(_ bytes: [UInt8]) throws(BackupError) {
        guard !bytes.isEmpty else { return }
        let written = bytes.withUnsafeBytes { gzwrite(stream, $0.baseAddress, UInt32($0.count)) }
        guard Int(written) == bytes.count else { throw .notWritten(path: path, reason: Self.reason) }
    }

    private static var reason: String { String(cString: strerror(errno)) }
}
