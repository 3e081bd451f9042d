import Foundation
import Storage
import Testing

@testable import Backups

@Suite struct ArchiveTests {
    @Test func `members come back in their order, and other programs read them`() throws {
        let folder = try Shelf()
        let path = folder.path + "/archive.tar.gz"
        let members: [(name: String, bytes: [UInt8])] = [
            ("empty", []), ("tables/a/1", Array("x\n".utf8)), ("tables/a/2", [UInt8](repeating: 120, count: 1_000_000)),
        ]
        let writer = try ArchiveWriter(path, at: Timestamp(rawValue: 0))
        for member in members { try writer.add(member.name, member.bytes) }
        try writer.finish()

        let reader = try ArchiveReader(path)
        var read: [(name: String, bytes: [UInt8])] = []
        while let member = try reader.next() { read.append(member) }
        let sums = try folder.run("tar xzf archive.tar.gz && sha256sum --check --strict SHA256SUMS")

        #expect(read.dropLast().map(\.name) == members.map(\.name))
        #expect(read.dropLast().map(\.bytes) == members.map(\.bytes))
        #expect(sums == 0)
    }
}

/// A folder that goes away with the last use of it.
final class Shelf: Sendable {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.appendingPathComponent("essaim-test-\(UUID().uuidString)").path
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: path) } catch { print("left behind: \(path)") }
    }

    /// The exit code of a shell command in the folder.
    func run(_ command: String) throws -> Int32 {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", command]
        process.currentDirectoryURL = URL(fileURLWithPath: path)
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }
}
