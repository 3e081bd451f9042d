package import Backups
import Foundation
import Storage

/// A backup in words, for the terminal.
package enum BackupWords {
    package static func lines(_ file: BackupFile) -> [String] {
        let manifest = file.manifest
        let date = Date(timeIntervalSince1970: Double(manifest.madeAt.rawValue) / 1_000)
        let megabytes = Double(FileSize.bytes(of: file.path) ?? 0) / 1_000_000
        return [
            "\(file.path) is whole: \(manifest.rows) rows of \(manifest.tables.count) tables, "
                + "\(manifest.files ?? 0) files of media, \(String(format: "%.1f", megabytes)) MB.",
            "It was made at \(date.formatted(.iso8601)) from \(manifest.engine) by essaim \(manifest.program).",
            "Its content is \(manifest.content).",
        ]
    }
}

extension BackupFile {
    /// How many documents the search has in it.
    package var documents: Int { manifest.tables.first { $0.name == "search_documents" }?.rows ?? 0 }
}
