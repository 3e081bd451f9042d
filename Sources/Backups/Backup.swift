import Foundation
package import Storage

/// Everything in a database, and the files that its rows name, in one file that either engine can be restored from: a tape archive under gzip with the rows
/// of each table as lines of text, made on one snapshot while others read and write.
package struct Backup: Sendable {
    /// Tables whose rows follow from those of others: they are made anew, not copied.
    package let derived: Set<String>
    /// The version of this program.
    package let program: String
    /// What was set, for whoever has to set it again; without secrets.
    package let settings: String
    /// The files beside the database, as its rows name them.
    private let files: @Sendable (Transaction) throws -> [AttachedFile]

    package init(
        leavingOut derived: Set<String>, program: String, settings: String,
        files: @escaping @Sendable (Transaction) throws -> [AttachedFile] = { _ in [] }
    ) {
        self.files = files
        self.derived = derived
        self.program = program
        self.settings = settings
    }

    /// Writes the file beside its place, and moves it there once it is whole and on the disk.
    package func write(_ database: Database, to path: String, at time: Timestamp) async throws -> BackupManifest {
        let incoming = path + ".incoming"
        do {
            // A body that runs again begins the file again.
            let manifest = try await database.read { tx in try archive(tx, at: incoming, time) }
            try PlacedFile.move(incoming, to: path)
            return manifest
        } catch {
            PlacedFile.discard(incoming)
            throw error
        }
    }

    private func archive(_ tx: Transaction, at path: String, _ time: Timestamp) throws -> BackupManifest {
        let archive = try ArchiveWriter(path, at: time)
        try archive.add("settings.env", Array(settings.utf8))
        let tables = try TableShape.all(in: tx, leavingOut: derived).map { try copy($0, to: archive, tx) }
        let copied = try files(tx).filter { try $0.copy(to: archive) }.count
        let manifest = BackupManifest(
            format: BackupManifest.presentFormat, program: program, madeAt: time, engine: tx.engine.rawValue,
            migrations: try Migrator.applied(in: tx), tables: tables,
            content: Digest.text(of: Array(tables.map(\.line).joined().utf8)), files: copied)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        try archive.add(BackupManifest.member, Array(try encoder.encode(manifest)))
        try archive.finish()
        return manifest
    }

    private func copy(_ table: TableShape, to archive: ArchiveWriter, _ tx: Transaction) throws -> BackupManifest.Table
    {
        var (rows, members, lines, digest) = (0, 0, [UInt8](), Digest())
        func flush() throws {
            members += 1
            digest.update(lines)
            try archive.add("tables/\(table.name)/\(members)", lines)
            lines.removeAll(keepingCapacity: true)
        }
        try tx.eachRow(of: table) { row in
            CopyText.append(row, to: &lines)
            rows += 1
            if lines.count >= Self.memberBytes { try flush() }
        }
        if !lines.isEmpty { try flush() }
        return BackupManifest.Table(
            name: table.name, columns: table.columns.map(\.name), types: table.columns.map { "\($0.type)" },
            rows: rows, members: members, sha256: digest.text)
    }

    private static let memberBytes = 1 << 20
}

extension BackupManifest {
    static let member = "manifest.json"
}
