/// Cuts one record out of the bytes. It knows neither the header nor what came before.
///
/// After a fault, `position` is on the line from whose end reading can go on.
struct CSVScanner {
    let bytes: UnsafeBufferPointer<UInt8>
    let limits: CSVLimits
    var delimiter = UInt8.comma
    var position: Int
    /// Line ends passed so far.
    var lines = 0

    mutating func record() throws(CSVFault.Reason) -> [String] {
        var fields: [String] = []
        while true {
            guard fields.count < limits.fields else { throw .tooManyFields(limit: limits.fields) }
            let isQuoted = position < bytes.count && bytes[position] == .quote
            fields.append(isQuoted ? try quotedField() : try plainField())
            guard try passSeparator() else { return fields }
        }
    }

    /// To the beginning of the next line.
    mutating func skipLine() {
        while position < bytes.count {
            position += 1
            if bytes[position - 1] == .lineFeed {
                lines += 1
                return
            }
        }
    }

    /// Leaves `position` on the separator, the line's end or the end of the bytes.
    private mutating func plainField() throws(CSVFault.Reason) -> String {
        let start = position
        scan: while position < bytes.count {
            let byte = bytes[position]
            // Everything else that means something comes no later than the comma: two comparisons for most bytes.
            if byte <= .comma || byte == delimiter {
                switch byte {
                case delimiter, .lineFeed: break scan
                case .quote: throw .strayQuote
                case 0: throw .nullCharacter
                default: break
                }
            }
            position += 1
        }
        let endsWithReturn =
            position < bytes.count && bytes[position] == .lineFeed
            && position > start && bytes[position - 1] == .carriageReturn
        if endsWithReturn { position -= 1 }
        return try text(UnsafeBufferPointer(rebasing: bytes[start..<position]))
    }

    private mutating func quotedField() throws(CSVFault.Reason) -> String {
        let (start, linesBefore) = (position, lines)
        let limit = min(bytes.count, start + limits.fieldBytes)
        var content: [UInt8] = []
        position += 1
        while position < limit {
            let byte = bytes[position]
            position += 1
            if byte == .lineFeed { lines += 1 }
            if byte == 0 { throw .nullCharacter }
            guard byte == .quote else { content.append(byte); continue }
            guard position < bytes.count, bytes[position] == .quote else {
                return try content.withUnsafeBufferPointer { content throws(CSVFault.Reason) in try text(content) }
            }
            content.append(.quote)
            position += 1
        }
        // The quote is taken for a slip of its own line, so that one slip does not swallow the rest of the file.
        (position, lines) = (start, linesBefore)
        throw .unclosedQuote
    }

    /// True when another field of the same record follows.
    private mutating func passSeparator() throws(CSVFault.Reason) -> Bool {
        guard position < bytes.count else { return false }
        switch bytes[position] {
        case delimiter:
            position += 1
            return true
        case .lineFeed:
            skipLine()
            return false
        case .carriageReturn where position + 1 < bytes.count && bytes[position + 1] == .lineFeed:
            skipLine()
            return false
        default:
            throw .textAfterQuote
        }
    }

    private func text(_ content: UnsafeBufferPointer<UInt8>) throws(CSVFault.Reason) -> String {
        guard content.count <= limits.fieldBytes else { throw .fieldTooLong(limit: limits.fieldBytes) }
        guard let text = String(validating: content, as: UTF8.self) else { throw .invalidUTF8 }
        return text
    }
}

extension UInt8 {
    static let quote = UInt8(ascii: "\"")
    static let comma = UInt8(ascii: ",")
    static let lineFeed = UInt8(ascii: "\n")
    static let carriageReturn = UInt8(ascii: "\r")
}
