import Foundation
import Logging

/// A file that only takes room. When the disk is full SQLite refuses even deletions: whoever removes this file has the
/// room to make some. It is laid down again at the next start.
struct Reserve {
    static let bytes = 16 << 20

    let path: String

    init(in folder: String) {
        path = folder + "/remove-me-when-the-disk-is-full"
    }

    /// Only where there is plenty of room: it must not be what fills the disk.
    func layDown(_ logger: Logger) {
        guard FileSize.bytes(of: path) != Self.bytes else { return }
        do {
            let folder = URL(fileURLWithPath: path).deletingLastPathComponent().path
            let free = try FileManager.default.attributesOfFileSystem(forPath: folder)[.systemFreeSize] as? Int
            guard let free, free > 20 * Self.bytes else { return }
        } catch {
            return logger.warning("no room can be reserved", metadata: ["error": "\(error)"])
        }
        let descriptor = open(path, O_WRONLY | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return }
        defer { close(descriptor) }
        let outcome = posix_fallocate(descriptor, 0, off_t(Self.bytes))
        if outcome != 0 {
            logger.warning("no room can be reserved", metadata: ["error": "\(String(cString: strerror(outcome)))"])
        }
    }
}
