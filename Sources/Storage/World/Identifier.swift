/// An identifier that only names a `Subject`: 1 to 36 lower-case letters, digits and hyphens.
///
/// Ours are UUIDv7, so their order is the order in which they were made. Encoded as a plain string.
package struct Identifier<Subject>: RawRepresentable, Sendable, Hashable, Codable, CodingKeyRepresentable,
    SQLBindable, SQLDecodable
{
    package let rawValue: String

    package init?(rawValue: String) {
        guard (1...36).contains(rawValue.utf8.count), rawValue.utf8.allSatisfy(\.isAllowedInIdentifier) else {
            return nil
        }
        self.rawValue = rawValue
    }
}

extension Identifier: LosslessStringConvertible {
    package init?(_ description: String) {
        self.init(rawValue: description)
    }

    package var description: String { rawValue }
}

extension Identifier: Comparable {
    package static func < (earlier: Identifier, later: Identifier) -> Bool { earlier.rawValue < later.rawValue }
}

extension UInt8 {
    fileprivate var isAllowedInIdentifier: Bool {
        switch self {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }
}
