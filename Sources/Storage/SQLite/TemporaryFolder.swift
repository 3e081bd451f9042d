internal import Foundation

/// A folder that is removed with the last use of it.
final class TemporaryFolder: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appending(path: "essaim-\(UUID())").path
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
    }

    deinit {
        // What cannot be removed now, the system removes with the rest of its temporary files.
        do { try FileManager.default.removeItem(atPath: path) } catch {}
    }
}
