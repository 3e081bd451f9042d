import Foundation

/// A file that appears whole or not at all: it is written beside its place, and moved there once it is safe on the disk.
/// Only its owner reads it.
final class FileInTheMaking: Sendable {
    private let path: String
    private let draft: String
    private let descriptor: CInt

    init(at path: String) throws {
        self.path = path
        draft = path + ".part"
        descriptor = open(draft, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileUnusable(path, errno) }
    }

    deinit {
        close(descriptor)
    }

    /// Empties it, to be written from the beginning.
    func begin() throws {
        guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
            throw FileUnusable(draft, errno)
        }
    }

    func append(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw FileUnusable(draft, errno) }
            rest = rest.dropFirst(count)
        }
    }

    func finish() throws {
        guard fsync(descriptor) == 0, rename(draft, path) == 0 else { throw FileUnusable(path, errno) }
    }
}

/// A file that is read from any place in it.
final class ReadFile: Sendable {
    let size: Int
    private let path: String
    private let descriptor: CInt

    init(at path: String) throws {
        self.path = path
        descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileUnusable(path, errno) }
        size = Int(lseek(descriptor, 0, SEEK_END))
    }

    deinit {
        close(descriptor)
    }

    func read(at offset: Int, count: Int) throws -> [UInt8] {
        var failure: CInt?
        let bytes = [UInt8](unsafeUninitializedCapacity: max(0, count)) { buffer, filled in
            while filled < buffer.count {
                let found = pread(
                    descriptor, buffer.baseAddress.map { $0 + filled }, buffer.count - filled, off_t(offset + filled))
                if found < 0 { failure = errno }
                guard found > 0 else { return }
                filled += found
            }
        }
        if let failure { throw FileUnusable(path, failure) }
        return bytes
    }
}

/// A file that cannot be read or written, and why.
package struct FileUnusable: Error, CustomStringConvertible {
    package let description: String

    init(_ path: String, _ code: CInt) {
        description = "\(path) cannot be used: \(String(cString: strerror(code)))."
    }
}
