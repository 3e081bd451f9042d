import Storage

/// Rows in the text format of PostgreSQL's `COPY` (PostgreSQL 15, "COPY", file formats): a line a row, a tab between
/// values, `\N` for NULL. Any `psql` reads it.
enum CopyText {
    static func append(_ row: [SQLValue], to bytes: inout [UInt8]) {
        for (index, value) in row.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: "\t")) }
            append(value, to: &bytes)
        }
        bytes.append(UInt8(ascii: "\n"))
    }

    private static func append(_ value: SQLValue, to bytes: inout [UInt8]) {
        switch value {
        case .null: bytes += "\\N".utf8
        case .boolean(let value): bytes.append(value ? UInt8(ascii: "t") : UInt8(ascii: "f"))
        case .integer(let value): bytes += "\(value)".utf8
        case .real(let value): bytes += "\(value)".utf8
        case .blob(let value): bytes += "\\\\x".utf8 + hexadecimal(value)
        case .text(let value):
            for byte in value.utf8 {
                if let letter = letters[byte] {
                    bytes.append(UInt8(ascii: "\\"))
                    bytes.append(letter)
                } else {
                    bytes.append(byte)
                }
            }
        }
    }

    /// Nil when the line is not one of ours.
    static func row(_ line: some Collection<UInt8>, as types: [SQLType]) -> [SQLValue]? {
        let fields = line.split(separator: UInt8(ascii: "\t"), omittingEmptySubsequences: false)
        guard fields.count == types.count else { return nil }
        var row: [SQLValue] = []
        row.reserveCapacity(fields.count)
        for (field, type) in zip(fields, types) {
            guard let value = value(Array(field), as: type) else { return nil }
            row.append(value)
        }
        return row
    }

    private static func value(_ field: [UInt8], as type: SQLType) -> SQLValue? {
        if field == Array("\\N".utf8) { return .null }
        guard let bytes = unescaped(field) else { return nil }
        if type == .blob { return blob(bytes) }
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        return switch type {
        case .text: .text(text)
        case .boolean: text == "t" ? .boolean(true) : text == "f" ? .boolean(false) : nil
        case .integer: Int64(text).map(SQLValue.integer)
        case .real: Double(text).map(SQLValue.real)
        case .blob: nil
        }
    }

    private static let letters: [UInt8: UInt8] = [
        UInt8(ascii: "\\"): UInt8(ascii: "\\"), UInt8(ascii: "\t"): UInt8(ascii: "t"),
        UInt8(ascii: "\n"): UInt8(ascii: "n"), UInt8(ascii: "\r"): UInt8(ascii: "r"),
        0x08: UInt8(ascii: "b"), 0x0B: UInt8(ascii: "v"), 0x0C: UInt8(ascii: "f"),
    ]
    private static let escaped = Dictionary(uniqueKeysWithValues: letters.map { ($1, $0) })

    private static func unescaped(_ field: [UInt8]) -> [UInt8]? {
        guard field.contains(UInt8(ascii: "\\")) else { return field }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(field.count)
        var isEscaped = false
        for byte in field {
            if isEscaped {
                guard let meant = escaped[byte] else { return nil }
                bytes.append(meant)
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else {
                bytes.append(byte)
            }
        }
        return isEscaped ? nil : bytes
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
        let digits = Array("0123456789abcdef".utf8)
        return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
    }

    private static func blob(_ bytes: [UInt8]) -> SQLValue? {
        guard bytes.starts(with: "\\x".utf8), bytes.count.isMultiple(of: 2) else { return nil }
        var blob: [UInt8] = []
        for start in stride(from: 2, to: bytes.count, by: 2) {
            guard let byte = UInt8(String(decoding: bytes[start..<start + 2], as: UTF8.self), radix: 16) else {
                return nil
            }
            blob.append(byte)
        }
        return .blob(blob)
    }
}
