import Foundation
package import Storage

/// A folder of its own for a program at work; it goes with whoever holds it.
package final class Workbench: Sendable {
    package let folder: String

    init(at folder: String) throws(FileFault) {
        self.folder = folder
        guard mkdir(folder, 0o700) == 0 else { throw FileFault(folder, errno) }
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: folder) } catch {
            // What is left behind goes with what was begun and never kept.
        }
    }
}

extension FileStore {
    package func workbench(_ world: World) throws(FileFault) -> Workbench {
        do {
            try FileManager.default.createDirectory(
                atPath: incoming, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .unusable(path: incoming, reason: error.localizedDescription)
        }
        return try Workbench(at: "\(incoming)/\(world.identifier())")
    }
}
