import Foundation

/// A backup that was read from its first to its last byte, and is whole.
package struct BackupFile: Sendable {
    package let path: String
    package let manifest: BackupManifest

    /// Reads all of it: checksums, counts, and that nothing is missing or was added.
    package init(at path: String) throws(BackupError) {
        self.path = path
        let archive = try ArchiveReader(path)
        var reading = Reading(path: path)
        while let member = try archive.next() { try reading.note(member.name, member.bytes) }
        manifest = try reading.conclusion()
    }

    /// Hands over every member of rows, in the order of the tables.
    func eachMember(_ body: (_ table: String, _ lines: [UInt8]) throws -> Void) throws {
        let archive = try ArchiveReader(path)
        while let member = try archive.next() {
            guard let table = Self.table(of: member.name) else { continue }
            try body(table, member.bytes)
        }
    }

    fileprivate static func table(of member: String) -> String? {
        let parts = member.split(separator: "/")
        return parts.count == 3 && parts[0] == "tables" ? String(parts[1]) : nil
    }
}

/// What was read so far, and is compared with what the backup says of itself.
private struct Reading {
    private struct Table {
        var rows = 0
        var members = 0
        var digest = Digest()
    }

    let path: String
    private var lines = ""
    private var sums: String?
    private var manifest: BackupManifest?
    private var tables: [String: Table] = [:]
    private var files: Set<String> = []

    init(path: String) {
        self.path = path
    }

    mutating func note(_ name: String, _ bytes: [UInt8]) throws(BackupError) {
        guard sums == nil else { throw damaged("something follows its sums") }
        if name == ArchiveWriter.sums {
            sums = String(decoding: bytes, as: UTF8.self)
            return
        }
        lines += "\(Digest.text(of: bytes))  \(name)\n"
        if name == BackupManifest.member { manifest = try read(bytes) }
        if let file = AttachedFile.name(of: name) { files.insert(file) }
        guard let table = BackupFile.table(of: name) else { return }
        tables[table, default: Table()].rows += bytes.lazy.filter { $0 == UInt8(ascii: "\n") }.count
        tables[table, default: Table()].members += 1
        tables[table, default: Table()].digest.update(bytes)
    }

    func conclusion() throws(BackupError) -> BackupManifest {
        guard let manifest, let sums else { throw damaged("it has no manifest, so it was not finished") }
        guard sums == lines else { throw damaged("its members are not those that were written") }
        guard files.count == manifest.files ?? 0 else { throw damaged("files are missing in it") }
        for said in manifest.tables {
            let read = tables[said.name] ?? Table()
            guard read.rows == said.rows, read.members == said.members, read.digest.text == said.sha256 else {
                throw damaged("the rows of \(said.name) are not those that were written")
            }
        }
        guard Set(tables.keys).isSubset(of: manifest.tables.map(\.name)),
            Digest.text(of: Array(manifest.tables.map(\.line).joined().utf8)) == manifest.content
        else { throw damaged("it holds other tables than it says") }
        return manifest
    }

    private func read(_ bytes: [UInt8]) throws(BackupError) -> BackupManifest {
        struct Format: Decodable { let format: Int }
        do {
            let format = try JSONDecoder().decode(Format.self, from: Data(bytes)).format
            guard format <= BackupManifest.presentFormat else { throw BackupError.newer(what: "format \(format)") }
            return try JSONDecoder().decode(BackupManifest.self, from: Data(bytes))
        } catch let error as BackupError {
            throw error
        } catch {
            throw damaged("its manifest cannot be read")
        }
    }

    private func damaged(_ what: String) -> BackupError { .damaged(path: path, what: what) }
}
