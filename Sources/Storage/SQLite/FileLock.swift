internal import Foundation
internal import Synchronization

/// Keeps a second process (or a second pool) away from a database, until it is released or its process ends.
///
/// SQLite before 3.51.3 can lose a write when two connections reset the WAL at once, so one process writes and
/// checkpoints. The kernel drops the lock when the process dies, however it dies.
final class FileLock: Sendable {
    /// `nil` once released.
    private let descriptor: Mutex<CInt?>

    /// - Parameter path: a file beside the database; it is created, and stays.
    init(_ path: String) throws(StorageError) {
        descriptor = Mutex(try Self.lock(path))
    }

    deinit {
        release()
    }

    func release() {
        if let held = descriptor.withLock({ $0.take() }) { close(held) }
    }

    private static func lock(_ path: String) throws(StorageError) -> CInt {
        let descriptor = try PrivateFile.open(path)
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let reason = errno
            close(descriptor)
            guard reason == EWOULDBLOCK else {
                throw .unavailable("cannot lock \(path): \(String(cString: strerror(reason)))")
            }
            throw .unavailable(
                "\(path) is locked: another essaim runs on this data. Stop it first, or use another data folder.")
        }
        return descriptor
    }
}
