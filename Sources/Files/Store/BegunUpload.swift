import Foundation
package import Storage

/// A large file that comes in parts, over connections that may break. What is known of it stands in its name, and how far it is
/// in its size: nothing else has to agree with it, whenever the process ends.
package struct BegunUpload: Sendable, Equatable {
    package let id: String
    /// Of the whole file, in bytes.
    package let size: Int
    let path: String

    /// How many bytes are here.
    package var offset: Int {
        var facts = stat()
        return stat(path, &facts) == 0 ? Int(facts.st_size) : 0
    }

    package var isWhole: Bool { offset == size }

    /// Why a part cannot be added.
    package enum Refusal: Error, Equatable {
        /// It does not begin where the file ends.
        case elsewhere
        /// Another part is being added.
        case busy
        /// It leads beyond the size that was said.
        case tooMuch
    }
}

/// The one that adds a part to an upload.
package final class UploadPart: Sendable {
    private let upload: BegunUpload
    private let descriptor: CInt

    /// - Parameter offset: where the part begins: exactly behind what is here.
    /// - Throws: `BegunUpload.Refusal`, `FileFault`.
    package init(of upload: BegunUpload, at offset: Int) throws {
        self.upload = upload
        descriptor = open(upload.path, O_WRONLY | O_APPEND | O_CLOEXEC)
        guard descriptor >= 0 else { throw FileFault(upload.path, errno) }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else { throw BegunUpload.Refusal.busy }
        guard upload.offset == offset else { throw BegunUpload.Refusal.elsewhere }
    }

    deinit { close(descriptor) }

    /// What is written stays, even when the connection breaks after it.
    package func append(_ bytes: [UInt8]) throws {
        guard upload.offset + bytes.count <= upload.size else { throw BegunUpload.Refusal.tooMuch }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else { throw FileFault(upload.path, errno) }
            rest = rest.dropFirst(count)
        }
    }
}

extension FileStore {
    /// So many may one person have under way.
    package static let mostUploads = 5

    private static let mark = "upload"

    /// - Parameter owner: whose it is, and who alone may add to it: an identifier.
    /// - Returns: nil when too many of theirs are under way.
    /// - Throws: `FileFault.diskFull` when it would not fit.
    package func beginUpload(of size: Int, by owner: String, _ world: World) throws(FileFault) -> BegunUpload? {
        guard try uploads(of: owner).count < Self.mostUploads else { return nil }
        // The place is looked at as a whole file is begun: what is said to come has to fit beside it.
        _ = try begin(world, expecting: size)
        let id = world.identifier()
        let path = "\(incoming)/\(Self.mark).\(owner).\(size).\(id)"
        let descriptor = open(path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw FileFault(path, errno) }
        close(descriptor)
        return BegunUpload(id: id, size: size, path: path)
    }

    package func upload(_ id: String, of owner: String) throws(FileFault) -> BegunUpload? {
        try uploads(of: owner).first { $0.id == id }
    }

    /// The file of an upload that is whole, read from its first to its last byte; the upload itself stays until it is discarded, so
    /// that a form that is shown again still has it.
    package func file(of upload: BegunUpload, _ world: World) throws -> IncomingFile {
        let name = "\(incoming)/\(world.identifier())"
        guard link(upload.path, name) == 0 else { throw FileFault(upload.path, errno) }
        return try adopt(name, world)
    }

    /// Nothing is said of one that is not there. Those that nobody goes on with go by themselves within a day.
    package func discard(_ upload: BegunUpload) { unlink(upload.path) }

    private func uploads(of owner: String) throws(FileFault) -> [BegunUpload] {
        guard FileManager.default.fileExists(atPath: incoming) else { return [] }
        let names: [String]
        do { names = try FileManager.default.contentsOfDirectory(atPath: incoming) } catch {
            throw .unusable(path: incoming, reason: error.localizedDescription)
        }
        return names.compactMap { name in
            let parts = name.split(separator: ".", omittingEmptySubsequences: false)
            guard parts.count == 4, parts[0] == Self.mark, parts[1] == owner, let size = Int(parts[2]) else {
                return nil
            }
            return BegunUpload(id: String(parts[3]), size: size, path: "\(incoming)/\(name)")
        }
    }
}
