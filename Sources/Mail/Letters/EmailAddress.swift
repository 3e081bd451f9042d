import Storage

/// An address that a letter can be sent to: `name@example.org`.
///
/// Only what every mail program understands without quotes (RFC 5321, 4.1.2: dot-string and domain), so that it can
/// stand in a header as it is.
package struct EmailAddress: RawRepresentable, Sendable, Hashable, SQLBindable, SQLDecodable {
    package let rawValue: String

    package init?(rawValue: String) {
        guard rawValue.utf8.count <= 254 else { return nil }
        let parts = rawValue.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, Self.isLocalPart(parts[0]), Self.isDomain(parts[1]) else { return nil }
        self.rawValue = rawValue
    }

    /// The form in which two writings of one address are the same.
    package var folded: String { rawValue.lowercased() }

    /// What stands after the @.
    package var domain: String { rawValue.split(separator: "@").last.map(String.init) ?? "" }

    private static func isLocalPart(_ text: Substring) -> Bool {
        (1...64).contains(text.utf8.count)
            && text.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { atom in
                !atom.isEmpty && atom.utf8.allSatisfy { isAlphanumeric($0) || symbols.contains($0) }
            }
    }

    /// `localhost` is there for nodes that are tried out on one machine.
    private static func isDomain(_ text: Substring) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2 || text == "localhost" else { return false }
        return labels.allSatisfy { label in
            (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
        }
    }

    private static let symbols = Set("!#$%&'*+-/=?^_`{|}~".utf8)

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }
}
