package import Files
package import Storage

/// A file of the store as the commons knows it.
package struct MediumFile: Sendable, Equatable, Encodable, RowDecodable {
    package let digest: FileDigest
    package let type: String
    package let bytes: Int
    package let width: Int?
    package let height: Int?

    package init(digest: FileDigest, type: String, bytes: Int, width: Int?, height: Int?) {
        self.digest = digest
        self.type = type
        self.bytes = bytes
        (self.width, self.height) = (width, height)
    }

    init(_ stored: StoredFile, type: FileType, _ size: ImageSize?) {
        digest = stored.digest
        self.type = type.media
        bytes = stored.bytes
        (width, height) = (size?.width, size?.height)
    }

    package init(row: Row) throws {
        digest = try row["sha256"]
        type = try row["type"]
        bytes = try row["bytes"]
        width = try row["width"]
        height = try row["height"]
    }

    private enum CodingKeys: String, CodingKey {
        case digest = "sha256"
        case type, bytes, width, height
    }

    var ending: String { FileType(media: type)?.ending ?? "bin" }

    /// Knows the file from now on; the same bytes are known once.
    func remember(at now: Timestamp, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO media_files (sha256, type, bytes, width, height, created_at)
            VALUES (\(digest), \(type), \(bytes), \(width), \(height), \(now)) ON CONFLICT (sha256) DO NOTHING
            """)
    }

    static func find(_ digest: FileDigest, in tx: Transaction) throws -> MediumFile? {
        try tx.first("SELECT sha256, type, bytes, width, height FROM media_files WHERE sha256 = \(digest)")
    }

    static func find(_ digests: [FileDigest], in tx: Transaction) throws -> [FileDigest: MediumFile] {
        let files: [MediumFile] = try tx.all(
            "SELECT sha256, type, bytes, width, height FROM media_files WHERE sha256 IN \(list: digests)")
        return Dictionary(files.map { ($0.digest, $0) }) { first, _ in first }
    }
}
