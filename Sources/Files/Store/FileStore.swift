import Foundation
package import Storage

/// A folder of files, each once, named after what is in it. A file is there whole or not at all, and never changes.
package struct FileStore: Sendable {
    package let folder: String
    private let reserve: Int

    /// - Parameter reserve: so many bytes of the disk are left to the rest of the node.
    package init(at folder: String, keepingFree reserve: Int = 64 << 20) {
        self.folder = folder
        self.reserve = reserve
    }

    /// A new file, in a place of its own until it is kept.
    ///
    /// - Parameter bytes: that are said to come.
    package func begin(_ world: World, expecting bytes: Int = 0) throws(FileFault) -> IncomingFile {
        try makeFolder(incoming)
        try requireRoom(for: bytes)
        return try IncomingFile(at: "\(incoming)/\(world.identifier())")
    }

    /// What a program left in its workbench, as a file to keep: it is gone from there.
    package func adopt(_ path: String, _ world: World) throws -> IncomingFile {
        try IncomingFile(adopting: path, to: "\(incoming)/\(world.identifier())")
    }

    /// Puts a file that is written into its place, and returns once that is on the disk. The same bytes are kept once.
    package func keep(_ file: IncomingFile) throws(FileFault) -> StoredFile {
        let stored = try file.finish()
        let place = path(of: stored.digest)
        try makeFolder(parent(of: place))
        guard !FileManager.default.fileExists(atPath: place) else {
            file.discard()
            // Whoever cleans up looks at its age: it is wanted again from now on.
            utimes(place, nil)
            return stored
        }
        try file.move(to: place)
        try Self.sync(parent(of: place))
        return stored
    }

    package func path(of digest: FileDigest) -> String {
        "\(folder)/\(digest.rawValue.prefix(2))/\(digest.rawValue.dropFirst(2).prefix(2))/\(digest.rawValue)"
    }

    package func has(_ digest: FileDigest) -> Bool { FileManager.default.fileExists(atPath: path(of: digest)) }

    /// Nothing is said of one that is not there.
    package func remove(_ digest: FileDigest) { unlink(path(of: digest)) }

    /// Before a program writes what would fill the disk: it could not say so as well.
    ///
    /// - Throws: `FileFault.diskFull` when so many bytes do not fit.
    package func requireRoom(for bytes: Int) throws(FileFault) {
        var room = statvfs()
        guard statvfs(folder, &room) == 0 else { throw FileFault(folder, errno) }
        guard Int(room.f_bavail) * Int(room.f_frsize) - bytes > reserve else { throw .diskFull }
    }

    var incoming: String { folder + "/incoming" }

    private func parent(of path: String) -> String { URL(fileURLWithPath: path).deletingLastPathComponent().path }

    private func makeFolder(_ path: String) throws(FileFault) {
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        } catch {
            throw .unusable(path: path, reason: error.localizedDescription)
        }
    }

    private static func sync(_ folder: String) throws(FileFault) {
        let descriptor = open(folder, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFault(folder, errno) }
        defer { close(descriptor) }
        guard fsync(descriptor) == 0 else { throw FileFault(folder, errno) }
    }
}

/// A file that is in its place.
package struct StoredFile: Sendable, Equatable {
    package let digest: FileDigest
    package let bytes: Int
}
