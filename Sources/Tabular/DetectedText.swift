/// A text whose encoding nobody told: what it is taken for, and its characters as UTF-8.
///
/// Byte-order marks decide first (Unicode 17.0, section 23.8), then the zero bytes that UTF-16 leaves between Latin letters, then whether
/// all is well-formed UTF-8; what remains is what spreadsheets of western Europe write, Windows-1252 (WHATWG Encoding,
/// "windows-1252"), of which ISO-8859-1 is a part.
package struct DetectedText: Sendable, Equatable {
    package enum Encoding: String, Sendable, CaseIterable {
        case utf8 = "UTF-8"
        case utf16 = "UTF-16"
        case windows1252 = "Windows-1252"
    }

    package let encoding: Encoding
    /// UTF-8 without a byte-order mark.
    package let bytes: [UInt8]

    package init(_ bytes: [UInt8]) {
        if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
            self.init(.utf8, Array(bytes.dropFirst(3)))
        } else if let isLittle = Self.isLittleEndian(bytes) {
            self.init(.utf16, Self.utf8(ofUTF16: bytes, isLittle: isLittle))
        } else if String(validating: bytes, as: UTF8.self) != nil {
            self.init(.utf8, bytes)
        } else {
            self.init(.windows1252, Self.utf8(ofWindows1252: bytes))
        }
    }

    private init(_ encoding: Encoding, _ bytes: [UInt8]) {
        self.encoding = encoding
        self.bytes = bytes
    }

    /// Nil when it is no UTF-16.
    private static func isLittleEndian(_ bytes: [UInt8]) -> Bool? {
        if bytes.starts(with: [0xFF, 0xFE]) { return true }
        if bytes.starts(with: [0xFE, 0xFF]) { return false }
        let start = bytes.prefix(400)
        guard start.count >= 4, start.contains(0) else { return nil }
        let evens = start.enumerated().count { $0.offset.isMultiple(of: 2) && $0.element == 0 }
        let odds = start.enumerated().count { !$0.offset.isMultiple(of: 2) && $0.element == 0 }
        let most = start.count / 2 * 3 / 4
        if odds >= most, evens == 0 { return true }
        return evens >= most && odds == 0 ? false : nil
    }

    /// Unpaired surrogates and a last odd byte become U+FFFD.
    private static func utf8(ofUTF16 bytes: [UInt8], isLittle: Bool) -> [UInt8] {
        let units = stride(from: 0, to: bytes.count - 1, by: 2).map { index in
            isLittle
                ? UInt16(bytes[index]) | UInt16(bytes[index + 1]) << 8
                : UInt16(bytes[index]) << 8 | UInt16(bytes[index + 1])
        }
        let text = String(decoding: units.first == 0xFEFF ? units.dropFirst() : units[...], as: UTF16.self)
        return Array(text.utf8) + (bytes.count.isMultiple(of: 2) ? [] : Array("\u{FFFD}".utf8))
    }

    private static func utf8(ofWindows1252 bytes: [UInt8]) -> [UInt8] {
        var utf8: [UInt8] = []
        utf8.reserveCapacity(bytes.count * 9 / 8)
        for byte in bytes {
            if byte < 0x80 { utf8.append(byte); continue }
            let scalar = byte < 0xA0 ? upperControls[Int(byte) - 0x80] : Unicode.Scalar(byte)
            utf8 += UTF8.encode(scalar).map(Array.init) ?? []
        }
        return utf8
    }

    /// What stands at 0x80 to 0x9F; the five unassigned ones keep their number.
    private static let upperControls: [Unicode.Scalar] = [
        "€", "\u{81}", "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", "\u{8D}", "Ž", "\u{8F}",
        "\u{90}", "‘", "’", "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", "\u{9D}", "ž", "Ÿ",
    ]
}
