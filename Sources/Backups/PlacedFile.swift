import Foundation

/// A file that is either there whole or not at all.
package enum PlacedFile {
    /// Replaces what has that name, and returns once the folder says so on the disk.
    package static func move(_ path: String, to place: String) throws(BackupError) {
        guard rename(path, place) == 0 else { throw .notWritten(path: place, reason: reason) }
        let folder = open(URL(fileURLWithPath: place).deletingLastPathComponent().path, O_RDONLY | O_CLOEXEC)
        guard folder >= 0 else { throw .notWritten(path: place, reason: reason) }
        defer { close(folder) }
        guard fsync(folder) == 0 else { throw .notWritten(path: place, reason: reason) }
    }

    /// What was begun and is of no use.
    package static func discard(_ path: String) {
        unlink(path)
    }

    private static var reason: String { String(cString: strerror(errno)) }
}
