/// Writes comma-separated values (RFC 4180): UTF-8, lines end with CRLF, fields quoted where they must be.
package struct CSVWriter: Sendable {
    package enum Escaping: Sendable {
        /// Cells are written as they are: for files that programs read.
        case none
        /// A cell that a spreadsheet would take for a formula begins with an apostrophe (OWASP, "CSV Injection"):
        /// for whatever people download. Plain decimal numbers stay numbers, `-3.06` too.
        case formulas
    }

    /// The text so far.
    package private(set) var bytes: [UInt8] = []

    private let width: Int
    private let escaping: Escaping

    package init(header: [String], escaping: Escaping) {
        width = header.count
        self.escaping = escaping
        append(header)
    }

    /// One record, with as many fields as the header.
    package mutating func append(_ fields: [String]) {
        precondition(fields.count == width, "a record has as many fields as its header")
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(.comma) }
            append(field)
        }
        bytes += [.carriageReturn, .lineFeed]
    }

    private mutating func append(_ field: String) {
        let isFormula = escaping == .formulas && field.looksLikeFormula
        let needsQuotes =
            isFormula
            || field.utf8.contains {
                $0 == .quote || $0 == .comma || $0 == .lineFeed || $0 == .carriageReturn
            }
        guard needsQuotes else { return bytes.append(contentsOf: field.utf8) }
        bytes.append(.quote)
        if isFormula { bytes.append(UInt8(ascii: "'")) }
        for byte in field.utf8 {
            if byte == .quote { bytes.append(.quote) }
            bytes.append(byte)
        }
        bytes.append(.quote)
    }
}

extension String {
    fileprivate var looksLikeFormula: Bool {
        guard let first = utf8.first, "=+-@\t\r".utf8.contains(first) else { return false }
        return !isPlainNegativeNumber
    }

    /// `-`, digits, and perhaps a point with more digits.
    private var isPlainNegativeNumber: Bool {
        let parts = utf8.dropFirst().split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let areDigits = parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { (48...57).contains($0) } }
        return utf8.first == UInt8(ascii: "-") && parts.count <= 2 && areDigits
    }
}
