package import Files
package import Storage

/// A file of the store as the commons knows it.
package struct MediumFile: Sendable, Equatable, Encodable, RowDecodable {
    package let digest: FileDigest
    package let type: String
    package let bytes: Int
    package let width: Int?
    package let height: Int?
    /// In milliseconds, of what is heard or seen over time.
    package let duration: Int?
    /// Of what is read.
    package let pages: Int?

    package init(digest: FileDigest, type: String, bytes: Int, width: Int?, height: Int?) {
        self.digest = digest
        self.type = type
        self.bytes = bytes
        (self.width, self.height) = (width, height)
        (duration, pages) = (nil, nil)
    }

    init(_ stored: StoredFile, type: FileType, _ size: ImageSize? = nil, duration: Int? = nil, pages: Int? = nil) {
        digest = stored.digest
        self.type = type.media
        bytes = stored.bytes
        (width, height) = (size?.width, size?.height)
        (self.duration, self.pages) = (duration, pages)
    }

    package init(row: Row) throws {
        digest = try row["sha256"]
        type = try row["type"]
        bytes = try row["bytes"]
        width = try row["width"]
        height = try row["height"]
        duration = try row["duration"]
        pages = try row["pages"]
    }

    private enum CodingKeys: String, CodingKey {
        case digest = "sha256"
        case type, bytes, width, height, duration, pages
    }

    /// What is written of one that is known.
    static let columns: Query = "sha256, type, bytes, width, height, duration, pages"

    var form: FileType? { FileType(media: type) }
    package var kind: MediumKind { form?.kind ?? .image }
    var ending: String { form?.ending ?? "bin" }

    /// Knows the file from now on; the same bytes are known once.
    func remember(at now: Timestamp, in tx: Transaction) throws {
        try tx.run(
            """
            INSERT INTO media_files (\(Self.columns), created_at)
            VALUES (\(digest), \(type), \(bytes), \(width), \(height), \(duration), \(pages), \(now))
            ON CONFLICT (sha256) DO NOTHING
            """)
    }

    static func find(_ digest: FileDigest, in tx: Transaction) throws -> MediumFile? {
        try tx.first("SELECT \(columns) FROM media_files WHERE sha256 = \(digest)")
    }

    static func find(_ digests: [FileDigest], in tx: Transaction) throws -> [FileDigest: MediumFile] {
        let files: [MediumFile] = try tx.all("SELECT \(columns) FROM media_files WHERE sha256 IN \(list: digests)")
        return Dictionary(files.map { ($0.digest, $0) }) { first, _ in first }
    }
}
