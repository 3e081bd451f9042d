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
    private let delimiter: UInt8

    package init(header: [String], escaping: Escaping, delimiter: CSVDelimiter = .comma) {
        width = header.count
        self.escaping = escaping
        self.delimiter = delimiter.byte
        append(header)
    }

    /// Gives the bytes out that are ready, so that a long table need not be held whole.
    package mutating func take() -> [UInt8] {
        defer { bytes = [] }
        return bytes
    }

    /// One record, with as many fields as the header.
    package mutating func append(_ fields: [String]) {
        precondition(fields.count == width, "a record has as many fields as its header")
        for (index, field) in fields.enumerated() {
            if index > 0 { bytes.append(delimiter) }
            append(field)
        }
        bytes += [.carriageReturn, .lineFeed]
    }

    /// A byte-order mark: at the beginning of a file readers would take it for none of the first name.
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private mutating func append(_ field: String) {
        let isFormula = escaping == .formulas && field.looksLikeFormula
        let needsQuotes =
            isFormula || field.utf8.starts(with: Self.mark)
            || field.utf8.contains {
                $0 == .quote || $0 == delimiter || $0 == .lineFeed || $0 == .carriageReturn
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
    /// The cell before `CSVWriter.Escaping.formulas` disarmed it.
    package var rearmed: String { utf8.first == .apostrophe && looksLikeFormula ? String(dropFirst()) : self }

    /// Apostrophes before a formula count as part of it, so that a cell that had one of its own is read back the same.
    fileprivate var looksLikeFormula: Bool {
        let cell = drop { $0 == "'" }
        guard let first = cell.utf8.first, "=+-@\t\r".utf8.contains(first) else { return false }
        return !String(cell).isPlainNegativeNumber || cell.startIndex != startIndex
    }

    /// `-`, digits, and perhaps a point with more digits.
    private var isPlainNegativeNumber: Bool {
        let parts = utf8.dropFirst().split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        let areDigits = parts.allSatisfy { part in !part.isEmpty && part.allSatisfy { (48...57).contains($0) } }
        return utf8.first == UInt8(ascii: "-") && parts.count <= 2 && areDigits
    }
}

extension UInt8 {
    fileprivate static let apostrophe = UInt8(ascii: "'")
}
