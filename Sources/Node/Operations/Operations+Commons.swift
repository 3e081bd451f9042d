import Commons
import Foundation
import Storage
package import Transfer

// The whole commons, as one file.
extension Operations {
    /// Writes the file whole or not at all; an older one of that name is replaced at the very end.
    package func exportCommons(to path: String) async throws -> [String] {
        let circumstances = CommonsArchive.Circumstances(
            node: settings.address, program: Node.version, at: world.now())
        let made = try FileInTheMaking(at: path)
        let members = try await database.read { tx in
            // This may run more than once: each time it begins the file anew.
            try made.begin()
            let lines = try Rooms.archive.export(circumstances, in: tx) { try made.append($0) }
            return lines.map { "\($0.member): \($0.lines)" }
        }
        try made.finish()
        return members + ["The commons is in \(path). Accounts are not in it: they belong to a backup."]
    }

    package func rehearseArchive(at path: String) async throws -> CommonsArchive.Report {
        try await Rooms.archive.rehearse({ try Self.archive(at: path) }, in: database)
    }

    package func importArchive(
        at path: String, progress: @escaping @Sendable (_ done: Int, _ total: Int) -> Void
    ) async throws -> CommonsArchive.Report {
        try await Rooms.archive.take({ try Self.archive(at: path) }, into: database, progress: progress)
    }

    private static func archive(at path: String) throws -> ArchiveFile {
        let file = try ReadFile(at: path)
        return try ArchiveFile(size: file.size) { try file.read(at: $0, count: $1) }
    }
}

extension CommonsArchive.Report {
    /// For programs, as one line of JSON.
    package var json: String {
        get throws { try HeldLine.encode(self) }
    }

    /// In sentences, for the terminal.
    package var lines: [String] {
        members.filter { $0.added + $0.unchanged + $0.conflicts > 0 }.map { member in
            let counts = [("added", member.added), ("unchanged", member.unchanged), ("in the way", member.conflicts)]
            return "\(member.name): " + counts.filter { $0.1 > 0 }.map { "\($0.1) \($0.0)" }.joined(separator: ", ")
        } + conflicts.map { "  " + $0 }
    }
}
