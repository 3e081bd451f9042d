package import Commons
import Files
import Storage
import Web

extension Media {
    /// What is known of its file stands before it. The bytes are not in an export: they are copied as a folder.
    package var holding: Holding { holding("media", filling: ["media"]) }

    package static var files: Holding { HeldFile.holding }
    package static var usesHolding: Holding { HeldUse.holding }
}

/// What is known of a file that a medium was made of.
struct HeldFile: HeldRow, RowDecodable {
    let sha256: FileDigest
    let type: String
    let bytes: Int
    let width: Int?
    let height: Int?
    /// Nil of files that are older than the column, and in exports of then.
    let duration: Int?
    let pages: Int?
    let createdAt: Timestamp

    init(row: Row) throws {
        sha256 = try row["sha256"]
        type = try row["type"]
        bytes = try row["bytes"]
        width = try row["width"]
        height = try row["height"]
        duration = try row["duration"]
        pages = try row["pages"]
        createdAt = try row["created_at"]
    }

    var people: [Person.ID] { [] }

    static let holding = Holding(
        "media-files", tables: ["media_files"], of: HeldFile.self,
        page: { last, limit, tx in
            try tx.all(
                """
                SELECT \(columns) FROM media_files
                WHERE sha256 > \(last?.sha256.rawValue ?? "") AND sha256 IN (SELECT file FROM media)
                ORDER BY sha256 LIMIT \(limit)
                """)
        },
        present: { row, tx in try tx.first("SELECT \(columns) FROM media_files WHERE sha256 = \(row.sha256)") },
        take: { row, tx in
            try tx.run(
                """
                INSERT INTO media_files (\(columns))
                VALUES (\(row.sha256), \(row.type), \(row.bytes), \(row.width), \(row.height), \(row.duration),
                    \(row.pages), \(row.createdAt))
                """)
        })

    private static let columns: Query = "sha256, type, bytes, width, height, duration, pages, created_at"
}
