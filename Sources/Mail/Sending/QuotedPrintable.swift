/// Text in lines of at most 76 ASCII characters (RFC 2045, 6.7), with `\n` between them as `sendmail` wants it.
enum QuotedPrintable {
    static func encode(_ text: String) -> String {
        let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
            .split(separator: "\n", omittingEmptySubsequences: false)
        return lines.map(encode).joined(separator: "\n")
    }

    private static let width = 75

    private static func encode(_ line: Substring) -> String {
        var encoded = ""
        var column = 0
        let bytes = Array(line.utf8)
        for (index, byte) in bytes.enumerated() {
            let isLast = index == bytes.count - 1
            var piece = piece(byte, isFirst: column == 0, isLast: isLast)
            if column + piece.utf8.count > width {
                encoded += "=\n"
                column = 0
                piece = self.piece(byte, isFirst: true, isLast: isLast)
            }
            encoded += piece
            column += piece.utf8.count
        }
        return encoded
    }

    /// Some programs read a dot alone on its line as the end, and `From ` at the start of one as another message.
    private static func piece(_ byte: UInt8, isFirst: Bool, isLast: Bool) -> String {
        switch byte {
        case UInt8(ascii: "."), UInt8(ascii: "F"): isFirst ? escape(byte) : plain(byte)
        case UInt8(ascii: " "), UInt8(ascii: "\t"): isLast ? escape(byte) : plain(byte)
        case UInt8(ascii: "="): escape(byte)
        case 0x21...0x7E: plain(byte)
        default: escape(byte)
        }
    }

    private static func plain(_ byte: UInt8) -> String { String(Unicode.Scalar(byte)) }

    private static func escape(_ byte: UInt8) -> String {
        (byte < 16 ? "=0" : "=") + String(byte, radix: 16, uppercase: true)
    }
}
