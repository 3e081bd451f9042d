/// What stands between the fields of a line.
package enum CSVDelimiter: String, Sendable, CaseIterable {
    case comma = ","
    case semicolon = ";"
    case tab = "\t"

    /// The one that occurs most often in the first line, outside of quotes; the comma when none does.
    package static func detected(in bytes: [UInt8]) -> CSVDelimiter {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in bytes.prefix(64 << 10) {
            if byte == .quote { isQuoted.toggle() }
            if byte == .lineFeed && !isQuoted { break }
            if !isQuoted { counts[byte, default: 0] += 1 }
        }
        let best = allCases.max { counts[$0.byte, default: 0] < counts[$1.byte, default: 0] }
        return best.flatMap { counts[$0.byte] == nil ? nil : $0 } ?? .comma
    }

    var byte: UInt8 {
        switch self {
        case .comma: .comma
        case .semicolon: UInt8(ascii: ";")
        case .tab: UInt8(ascii: "\t")
        }
    }
}
