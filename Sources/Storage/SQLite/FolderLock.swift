internal import Foundation

/// Keeps a second process (or a second pool) away from a database file, for as long as it lives.
///
/// SQLite before 3.51.3 can lose a write when two connections reset the WAL at once, so one process writes and
/// checkpoints. The kernel drops the lock when the process dies, however it dies.
final class FolderLock: Sendable {
    private let descriptor: CInt

    /// - Parameter path: the database's; the lock is the file beside it.
    init(besideDatabase path: String) throws(StorageError) {
        let file = path + ".lock"
        descriptor = Glibc.open(file, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .unavailable("cannot open \(file): \(String(cString: strerror(errno)))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            let reason = errno
            Glibc.close(descriptor)
            throw .unavailable(
                reason == EWOULDBLOCK
                    ? "\(path) is in use: another essaim runs on this folder. Stop it, or use another folder."
                    : "cannot lock \(file): \(String(cString: strerror(reason)))")
        }
    }

    deinit {
        Glibc.close(descriptor)
    }
}
