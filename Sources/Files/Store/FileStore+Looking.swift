import Crypto
import Foundation
package import Storage

// What is in the folder, whatever the database says.
extension FileStore {
    /// A file as the folder has it.
    package struct Found: Sendable, Equatable {
        package let digest: FileDigest
        package let bytes: Int
        package let changedAt: Timestamp
    }

    /// Every file that is kept, in no order.
    package func all() throws -> [Found] {
        guard FileManager.default.fileExists(atPath: folder) else { return [] }
        return try FileManager.default.subpathsOfDirectory(atPath: folder).compactMap { path in
            guard let digest = FileDigest(rawValue: String(path.split(separator: "/").last ?? "")) else { return nil }
            return try found(digest)
        }
    }

    private func found(_ digest: FileDigest) throws -> Found? {
        var facts = stat()
        guard stat(path(of: digest), &facts) == 0 else { return nil }
        return Found(
            digest: digest, bytes: Int(facts.st_size), changedAt: Timestamp(rawValue: Int(facts.st_mtim.tv_sec) * 1_000)
        )
    }

    /// Reads a file a piece at a time.
    package func pieces(of digest: FileDigest, _ take: ([UInt8]) throws -> Void) throws {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path(of: digest)))
        while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty { try take([UInt8](piece)) }
    }

    /// Whether the bytes are those that the name says.
    package func isSound(_ digest: FileDigest) throws -> Bool {
        let file = try FileHandle(forReadingFrom: URL(fileURLWithPath: path(of: digest)))
        var sum = SHA256()
        while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty { sum.update(data: piece) }
        return FileDigest(sum.finalize()) == digest
    }

    /// What was begun and never kept: its process died. Returns how many files went.
    package func discardUnfinished(before time: Timestamp) throws -> Int {
        guard FileManager.default.fileExists(atPath: incoming) else { return 0 }
        let old = try FileManager.default.contentsOfDirectory(atPath: incoming).map { "\(incoming)/\($0)" }
            .filter { path in
                var facts = stat()
                return stat(path, &facts) == 0 && Int(facts.st_mtim.tv_sec) * 1_000 < time.rawValue
            }
        for path in old { try FileManager.default.removeItem(atPath: path) }
        return old.count
    }
}
