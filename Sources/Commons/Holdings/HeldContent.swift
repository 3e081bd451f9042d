package import Storage

/// The content of a thing as it is stored: JSON in one spelling, kept as it is, whatever the kind and however old.
package struct HeldContent: Sendable, Equatable, Codable, SQLBindable, SQLDecodable {
    package let stored: String

    package init(sqlValue: SQLValue) throws(SQLDecodingError) { stored = try String(sqlValue: sqlValue) }

    package var sqlValue: SQLValue { .text(stored) }

    package static var sqlType: SQLType? { .text }

    package init(from decoder: any Decoder) throws { stored = try JSONValue(from: decoder).stored }

    package func encode(to encoder: any Encoder) throws { try JSONValue(stored: stored).encode(to: encoder) }
}
