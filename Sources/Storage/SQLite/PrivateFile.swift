internal import Foundation

/// Files that only their owner reads: the database holds addresses and password hashes.
enum PrivateFile {
    /// Opens the file, and creates it if it is missing; the caller closes the descriptor.
    static func open(_ path: String) throws(StorageError) -> CInt {
        let descriptor = Foundation.open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw .unavailable("cannot open \(path): \(String(cString: strerror(errno)))") }
        return descriptor
    }

    /// SQLite gives the files that it adds beside the database the same permissions.
    static func create(_ path: String) throws(StorageError) {
        close(try open(path))
    }
}
