/// Why a line of a CSV file, or the whole of it, cannot be read.
package struct CSVFault: Error, Sendable, Equatable {
    package enum Reason: Error, Sendable, Equatable {
        /// A quoted field that nothing closes within the limits.
        case unclosedQuote
        /// A quote in the middle of a field that does not begin with one.
        case strayQuote
        /// Something other than a separator after a closing quote.
        case textAfterQuote
        case wrongFieldCount(expected: Int, found: Int)
        case invalidUTF8
        /// U+0000, which no database of ours can keep.
        case nullCharacter
        /// A field of more bytes than `CSVLimits.fieldBytes`.
        case fieldTooLong(limit: Int)
        /// More fields than `CSVLimits.fields`.
        case tooManyFields(limit: Int)
        /// More broken lines than `CSVLimits.faults`: the rest was not read.
        case tooManyFaults(limit: Int)
        /// More bytes than `CSVLimits.bytes`: nothing was read.
        case tooLarge(limit: Int)
        case noHeader
        case missingColumn(String)
        case repeatedColumn(String)
    }

    /// Counted from 1, the header's line; a record that spans several lines bears the number of its first.
    package let line: Int
    package let reason: Reason

    package init(line: Int, reason: Reason) {
        self.line = line
        self.reason = reason
    }
}

extension CSVFault.Reason {
    /// A stable name, for the key of a text: `unclosedQuote`.
    package var name: String {
        switch self {
        case .unclosedQuote: "unclosedQuote"
        case .strayQuote: "strayQuote"
        case .textAfterQuote: "textAfterQuote"
        case .wrongFieldCount: "wrongFieldCount"
        case .invalidUTF8: "invalidUTF8"
        case .nullCharacter: "nullCharacter"
        case .fieldTooLong: "fieldTooLong"
        case .tooManyFields: "tooManyFields"
        case .tooManyFaults: "tooManyFaults"
        case .tooLarge: "tooLarge"
        case .noHeader: "noHeader"
        case .missingColumn: "missingColumn"
        case .repeatedColumn: "repeatedColumn"
        }
    }

    /// What the text of that key may fill in.
    package var values: [String: String] {
        switch self {
        case .wrongFieldCount(let expected, let found): ["expected": "\(expected)", "found": "\(found)"]
        case .fieldTooLong(let limit), .tooManyFields(let limit), .tooManyFaults(let limit), .tooLarge(let limit):
            ["limit": "\(limit)"]
        case .missingColumn(let name), .repeatedColumn(let name): ["column": name]
        case .unclosedQuote, .strayQuote, .textAfterQuote, .invalidUTF8, .nullCharacter, .noHeader: [:]
        }
    }
}
