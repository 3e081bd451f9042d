import Commons
import Foundation

/// What an archive says of itself, in its member `manifest.json`.
struct ArchiveManifest: Codable, Equatable, Sendable {
    struct Member: Codable, Equatable, Sendable {
        let name: String
        let lines: Int
        let bytes: Int
        /// In hexadecimal, of the unpacked bytes.
        let sha256: String
    }

    static let file = "manifest.json"
    static let format = "essaim-commons"
    /// Raised when an older program could not read what a newer one writes.
    static let present = 1

    let format: String
    let version: Int
    /// UTC, to the second (RFC 3339).
    let exportedAt: String
    /// The address of the node that it comes from.
    let node: String
    /// The version of the program that wrote it.
    let program: String
    /// In the order in which an import takes them.
    let members: [Member]

    var bytes: [UInt8] {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes, .prettyPrinted]
            return Array(try encoder.encode(self)) + [UInt8(ascii: "\n")]
        }
    }

    init(exportedAt: String, node: String, program: String, members: [Member]) {
        format = Self.format
        version = Self.present
        self.exportedAt = exportedAt
        self.node = node
        self.program = program
        self.members = members
    }

    /// - Throws: `ArchiveFault` when it is none, or one that this program is too old for.
    init(_ bytes: [UInt8]) throws {
        do {
            self = try JSONDecoder().decode(Self.self, from: Data(bytes))
        } catch is DecodingError {
            throw ArchiveFault.notACommons
        }
        guard format == Self.format else { throw ArchiveFault.notACommons }
        guard version <= Self.present else { throw ArchiveFault.newer(version: version) }
    }
}
