import Files
import Storage

/// What was made of a file: `640.webp`, `720.mp4`.
struct MediumVersion: Sendable, Equatable, Encodable {
    let name: String
    let file: MediumFile

    /// Of some files, the smallest first.
    static func all(of originals: [FileDigest], in tx: Transaction) throws -> [FileDigest: [MediumVersion]] {
        let lines: [Line] = try tx.all(
            """
            SELECT v.original, v.name, f.sha256, f.type, f.bytes, f.width, f.height, f.duration, f.pages
            FROM media_versions v JOIN media_files f ON f.sha256 = v.file
            WHERE v.original IN \(list: originals) ORDER BY v.original, f.width, v.name
            """)
        return Dictionary(grouping: lines, by: \.original).mapValues { $0.map(\.version) }
    }

    /// Without the ending.
    var baseName: String { String(name.prefix { $0 != "." }) }

    /// In addresses: it names what is in the file.
    var fileName: String { "\(baseName)-\(file.digest.short).\(file.ending)" }

    func remember(of original: FileDigest, at now: Timestamp, in tx: Transaction) throws {
        try file.remember(at: now, in: tx)
        try tx.run(
            """
            INSERT INTO media_versions (original, name, file) VALUES (\(original), \(name), \(file.digest))
            ON CONFLICT (original, name) DO UPDATE SET file = \(file.digest)
            """)
    }

    private struct Line: RowDecodable {
        let original: FileDigest
        let version: MediumVersion

        init(row: Row) throws {
            original = try row["original"]
            version = MediumVersion(name: try row["name"], file: try MediumFile(row: row))
        }
    }
}
