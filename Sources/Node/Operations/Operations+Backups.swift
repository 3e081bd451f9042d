package import Backups
import Files
import Foundation
import Storage

// Backups.
extension Operations {
    /// Everything in one file: by the node that serves, or from the database itself when none does. The file is read from
    /// its first to its last byte before it gets its name.
    package static func backUp(_ settings: Settings, to path: String) async throws -> BackupFile {
        let incoming = path + ".incoming"
        defer { PlacedFile.discard(incoming) }
        if let node = OperatorClient(settings) {
            try await receive(from: node, at: incoming)
        } else {
            let database = try await Node.openDatabase(settings)
            let outcome = await Result {
                try await BackupPlan.backup(settings).write(database, to: incoming, at: World.live().now())
            }
            try await database.close()
            _ = try outcome.get()
        }
        _ = try BackupFile(at: incoming)
        try PlacedFile.move(incoming, to: path)
        return try BackupFile(at: path)
    }

    /// - Parameter progress: how many documents of the search were put again.
    package static func restore(
        _ file: BackupFile, _ settings: Settings, progress: @Sendable (Int) async -> Void
    ) async throws {
        if OperatorClient(settings) != nil {
            throw DataFolderUnusable("A node serves from \(settings.dataFolder). Stop it before restoring.")
        }
        let database = try await Node.openDatabase(settings)
        let store = FileStore(at: settings.mediaFolder)
        let outcome = await Result {
            try BackupPlan.restoreFiles(of: file, into: store)
            try await BackupPlan.restore(file, into: database, progress: progress)
        }
        try await database.close()
        try outcome.get()
    }

    private static func receive(from node: OperatorClient, at path: String) async throws {
        guard FileManager.default.createFile(atPath: path, contents: nil, attributes: [.posixPermissions: 0o600]),
            let file = FileHandle(forWritingAtPath: path)
        else { throw BackupError.notWritten(path: path, reason: String(cString: strerror(errno))) }
        try await node.backup { try file.write(contentsOf: $0) }
        try file.synchronize()
        try file.close()
    }
}

extension Result where Failure == any Error {
    fileprivate init(_ body: () async throws -> Success) async {
        do { self = .success(try await body()) } catch { self = .failure(error) }
    }
}
