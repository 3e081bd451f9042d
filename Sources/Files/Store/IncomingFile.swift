import Crypto
import Foundation
import Synchronization

/// A file that is being written, or was and waits to be kept. It goes with the last that holds it.
package final class IncomingFile: Sendable {
    private struct State {
        var digest = SHA256()
        var bytes = 0
        var beginning: [UInt8] = []
    }

    package let path: String
    private let descriptor: CInt
    private let state = Mutex(State())

    static let beginningBytes = 512 << 10

    init(at path: String) throws(FileFault) {
        self.path = path
        descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileFault(path, errno) }
    }

    /// Takes over a file that a program wrote: it is moved, read once, and never copied.
    init(adopting old: String, to path: String) throws {
        guard rename(old, path) == 0 else { throw FileFault(old, errno) }
        self.path = path
        descriptor = open(path, O_RDWR | O_APPEND | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFault(path, errno) }
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        while let piece = try file.read(upToCount: 256 << 10), !piece.isEmpty { note([UInt8](piece)) }
    }

    deinit {
        close(descriptor)
        // Nothing is there any more once it is kept.
        unlink(path)
    }

    package func append(_ bytes: [UInt8]) throws(FileFault) {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw FileFault(path, errno) }
            rest = rest.dropFirst(count)
        }
        note(bytes)
    }

    private func note(_ bytes: [UInt8]) {
        state.withLock { state in
            state.digest.update(data: bytes)
            state.bytes += bytes.count
            let room = Self.beginningBytes - state.beginning.count
            if room > 0 { state.beginning += bytes.prefix(room) }
        }
    }

    /// Takes the bytes of a file that a program wrote.
    package func append(contentsOf path: String) throws {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path))
        while let piece = try file.read(upToCount: 256 << 10), !piece.isEmpty { try append([UInt8](piece)) }
    }

    package var bytes: Int { state.withLock { $0.bytes } }

    /// Its first bytes, up to 512 KiB: what it is can be told from them.
    package var beginning: [UInt8] { state.withLock { $0.beginning } }

    func finish() throws(FileFault) -> StoredFile {
        guard fsync(descriptor) == 0 else { throw FileFault(path, errno) }
        return state.withLock { StoredFile(digest: FileDigest($0.digest.finalize()), bytes: $0.bytes) }
    }

    func move(to place: String) throws(FileFault) {
        guard rename(path, place) == 0 else { throw FileFault(place, errno) }
    }

    func discard() { unlink(path) }
}
