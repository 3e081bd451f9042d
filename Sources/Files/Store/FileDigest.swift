import Crypto
import Storage

/// The name of a file by what is in it: its SHA-256, 64 hexadecimal digits.
package struct FileDigest: RawRepresentable, Sendable, Hashable, Codable, SQLBindable, SQLDecodable {
    package let rawValue: String

    package init?(rawValue: String) {
        guard rawValue.utf8.count == 64, rawValue.utf8.allSatisfy(Self.isDigit) else { return nil }
        self.rawValue = rawValue
    }

    init(_ digest: SHA256.Digest) {
        rawValue = digest.map { byte in (byte < 16 ? "0" : "") + String(byte, radix: 16) }.joined()
    }

    /// What stands for it in addresses: enough that no two files of a commons share it.
    package var short: String { String(rawValue.prefix(16)) }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || (UInt8(ascii: "a")...UInt8(ascii: "f")).contains(byte)
    }
}
