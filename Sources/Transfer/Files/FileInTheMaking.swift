import Foundation

/// A file that appears whole or not at all: it is written beside its place, and moved there once it is safe on the disk.
/// Only its owner reads it.
package final class FileInTheMaking: Sendable {
    private let path: String
    private let draft: String
    private let descriptor: CInt

    package init(at path: String) throws {
        self.path = path
        draft = path + ".part"
        descriptor = open(draft, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileUnusable(path, errno) }
        // Whoever is making the same file is not disturbed; what one that died has left is begun anew.
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0, ftruncate(descriptor, 0) == 0 else {
            throw FileUnusable(draft, errno)
        }
    }

    deinit {
        close(descriptor)
    }

    /// Empties it, to be written from the beginning.
    package func begin() throws {
        guard ftruncate(descriptor, 0) == 0, lseek(descriptor, 0, SEEK_SET) == 0 else {
            throw FileUnusable(draft, errno)
        }
    }

    package func append(_ bytes: [UInt8]) throws {
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw FileUnusable(draft, errno) }
            rest = rest.dropFirst(count)
        }
    }

    /// Puts it into its place, or into another one in the same folder.
    package func finish(as name: String? = nil) throws {
        guard fsync(descriptor) == 0, rename(draft, name ?? path) == 0 else { throw FileUnusable(path, errno) }
    }
}
