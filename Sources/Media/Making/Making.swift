import Files
import Storage

/// How far what is made of a file is.
struct Making: Sendable, Equatable, Encodable, RowDecodable {
    enum State: String, Sendable, Codable, SQLBindable, SQLDecodable {
        case waiting, working, done, failed
    }

    /// Why it did not come to its end.
    enum Obstacle: String, Sendable, Codable, SQLBindable, SQLDecodable {
        /// Whoever looks after it stopped it.
        case stopped
        /// The program that makes it is not on this node.
        case noProgram
    }

    let state: State
    let done: Int
    let total: Int
    let obstacle: Obstacle?
    /// A very small picture to show while the right one comes, as a data address.
    let placeholder: String?
    /// Of a sound, as `Waveform` writes it.
    let waveform: String?

    init(row: Row) throws {
        state = try row["state"]
        done = try row["done"]
        total = try row["total"]
        obstacle = try row["obstacle"]
        placeholder = try row["placeholder"]
        waveform = try row["waveform"]
    }

    var isUnderWay: Bool { [.waiting, .working].contains(state) }

    private enum CodingKeys: CodingKey { case state, done, total, obstacle }

    static func find(_ files: [FileDigest], in tx: Transaction) throws -> [FileDigest: Making] {
        let lines: [Line] = try tx.all(
            """
            SELECT file, state, done, total, obstacle, placeholder, waveform FROM media_making
            WHERE file IN \(list: files)
            """)
        return Dictionary(lines.map { ($0.file, $0.making) }) { first, _ in first }
    }

    private struct Line: RowDecodable {
        let file: FileDigest
        let making: Making

        init(row: Row) throws {
            file = try row["file"]
            making = try Making(row: row)
        }
    }
}
