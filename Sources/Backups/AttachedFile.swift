import Foundation

/// A file beside the database that its rows name. It never changes.
package struct AttachedFile: Sendable, Equatable {
    /// At most 64 plain characters, and no other file's.
    package let name: String
    package let path: String

    package init(name: String, path: String) {
        self.name = name
        self.path = path
    }

    static let folder = "files"

    /// In the archive a large one is in several members.
    static let memberBytes = 8 << 20

    /// Of `files/NAME/NUMBER`; nil of every other member.
    static func name(of member: String) -> String? {
        let parts = member.split(separator: "/")
        return parts.count == 3 && parts[0] == folder ? String(parts[1]) : nil
    }

    /// - Returns: false when it is not there: its rows are kept all the same, and `essaim media check` names it.
    func copy(to archive: ArchiveWriter) throws -> Bool {
        guard let file = FileHandle(forReadingAtPath: path) else { return false }
        var members = 0
        repeat {
            let bytes = [UInt8](try file.read(upToCount: Self.memberBytes) ?? Data())
            guard !bytes.isEmpty || members == 0 else { break }
            members += 1
            try archive.add("\(Self.folder)/\(name)/\(members)", bytes)
            if bytes.count < Self.memberBytes { break }
        } while true
        return true
    }
}

extension BackupFile {
    /// Hands over the files beside the database, a piece at a time, each file's pieces in their order.
    package func eachFile(_ body: (_ name: String, _ piece: [UInt8]) throws -> Void) throws {
        let archive = try ArchiveReader(path)
        while let member = try archive.next() {
            guard let name = AttachedFile.name(of: member.name) else { continue }
            try body(name, member.bytes)
        }
    }
}
