package import Storage

/// What a backup says of itself.
package struct BackupManifest: Codable, Sendable, Equatable {
    package struct Table: Codable, Sendable, Equatable {
        package let name: String
        /// In the order of the values of each line.
        package let columns: [String]
        /// `boolean`, `integer`, `real`, `text` or `blob`.
        package let types: [String]
        package let rows: Int
        /// How many members hold them.
        package let members: Int
        /// Of all their lines, one member after the other.
        package let sha256: String
    }

    /// Raised when an older program could not read the file.
    package static let presentFormat = 1

    package let format: Int
    /// The version of the program that made it.
    package let program: String
    /// Milliseconds since 1970, UTC.
    package let madeAt: Timestamp
    package let engine: String
    /// The steps of the schema that the tables had.
    package let migrations: [String]
    package let tables: [Table]
    /// Two backups with the same tables, rows and values have the same, whatever the engine: SHA-256 over a line
    /// `name rows sha256` for each table.
    package let content: String
    /// How many files beside the database are in it; nil in a backup from before there were any.
    package let files: Int?

    package var rows: Int { tables.reduce(0) { $0 + $1.rows } }
}

extension BackupManifest.Table {
    var line: String { "\(name) \(rows) \(sha256)\n" }
}
