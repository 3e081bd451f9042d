/// Bytes as letters and digits that people can copy (RFC 4648, section 6), without padding.
enum Base32 {
    private static let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".utf8)

    /// Eight letters for five bytes.
    static func text(of bytes: [UInt8]) -> String {
        var letters: [UInt8] = []
        var waiting = 0
        var bits = 0
        for byte in bytes {
            waiting = waiting << 8 | Int(byte)
            bits += 8
            while bits >= 5 {
                bits -= 5
                letters.append(alphabet[waiting >> bits & 31])
            }
            waiting &= (1 << bits) - 1
        }
        if bits > 0 { letters.append(alphabet[waiting << (5 - bits) & 31]) }
        return String(decoding: letters, as: UTF8.self)
    }

    /// In groups of four, which are easier to copy.
    static func spaced(_ text: String) -> String {
        var groups: [Substring] = []
        var rest = text[...]
        while !rest.isEmpty {
            groups.append(rest.prefix(4))
            rest = rest.dropFirst(4)
        }
        return groups.joined(separator: " ")
    }
}
