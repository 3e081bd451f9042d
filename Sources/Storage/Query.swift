/// SQL text and the values it binds.
///
/// Only literals become text, so a runtime string can never become SQL. Values become `$1`, `$2`…:
/// the form PostgreSQL requires, and which SQLite reads as parameters named "1", "2"….
package struct Query: Sendable, ExpressibleByStringInterpolation {
    enum Piece: Sendable {
        case text(String)
        case value(SQLValue)
    }

    let pieces: [Piece]

    package init(stringLiteral text: StaticString) {
        pieces = [.text(text.description)]
    }

    package init(stringInterpolation parts: Interpolation) {
        pieces = parts.pieces
    }

    package var text: String {
        var number = 0
        return pieces.reduce(into: "") { text, piece in
            switch piece {
            case .text(let literal):
                text += literal
            case .value:
                number += 1
                text += "$\(number)"
            }
        }
    }

    package var values: [SQLValue] {
        pieces.compactMap { piece in
            if case .value(let value) = piece { value } else { nil }
        }
    }

    package struct Interpolation: StringInterpolationProtocol {
        var pieces: [Piece] = []

        package init(literalCapacity: Int, interpolationCount: Int) {
            pieces.reserveCapacity(interpolationCount * 2 + 1)
        }

        package mutating func appendLiteral(_ literal: StaticString) {
            pieces.append(.text(literal.description))
        }

        /// One bound value.
        package mutating func appendInterpolation(_ value: some SQLBindable) {
            pieces.append(.value(value.sqlValue))
        }

        /// One bound value, or NULL.
        package mutating func appendInterpolation(_ value: (some SQLBindable)?) {
            pieces.append(.value(value?.sqlValue ?? .null))
        }

        /// Another query, spliced in with its values.
        package mutating func appendInterpolation(_ fragment: Query) {
            pieces += fragment.pieces
        }

        /// A parenthesised list, for `IN`. An empty list matches nothing.
        package mutating func appendInterpolation(list: [some SQLBindable]) {
            guard let first = list.first else { return pieces.append(.text("(NULL)")) }
            pieces += [.text("("), .value(first.sqlValue)]
            for value in list.dropFirst() { pieces += [.text(", "), .value(value.sqlValue)] }
            pieces.append(.text(")"))
        }
    }
}

package enum SQLValue: Sendable, Hashable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])
}

package protocol SQLBindable {
    var sqlValue: SQLValue { get }
}

package protocol SQLDecodable {
    init(sqlValue: SQLValue) throws(SQLDecodingError)
}

package struct SQLDecodingError: Error {
    package let message: String
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
    package var sqlValue: SQLValue { self?.sqlValue ?? .null }
}

extension Optional: SQLDecodable where Wrapped: SQLDecodable {
    package init(sqlValue: SQLValue) throws(SQLDecodingError) {
        if case .null = sqlValue { self = nil } else { self = try Wrapped(sqlValue: sqlValue) }
    }
}

extension String: SQLBindable, SQLDecodable {
    package var sqlValue: SQLValue { .text(self) }
    package init(sqlValue: SQLValue) throws(SQLDecodingError) {
        guard case .text(let text) = sqlValue else { throw SQLDecodingError(message: "expected text, got \(sqlValue)") }
        self = text
    }
}

extension Int: SQLBindable, SQLDecodable {
    package var sqlValue: SQLValue { .integer(Int64(self)) }
    package init(sqlValue: SQLValue) throws(SQLDecodingError) {
        guard case .integer(let integer) = sqlValue, let value = Int(exactly: integer) else {
            throw SQLDecodingError(message: "expected an integer, got \(sqlValue)")
        }
        self = value
    }
}

extension Bool: SQLBindable, SQLDecodable {
    package var sqlValue: SQLValue { .boolean(self) }
    /// SQLite has no boolean type and answers 0 or 1.
    package init(sqlValue: SQLValue) throws(SQLDecodingError) {
        switch sqlValue {
        case .boolean(let value): self = value
        case .integer(0): self = false
        case .integer(1): self = true
        default: throw SQLDecodingError(message: "expected a boolean, got \(sqlValue)")
        }
    }
}

extension RawRepresentable where RawValue: SQLBindable, Self: SQLBindable {
    package var sqlValue: SQLValue { rawValue.sqlValue }
}

extension RawRepresentable where RawValue: SQLDecodable, Self: SQLDecodable {
    package init(sqlValue: SQLValue) throws(SQLDecodingError) {
        guard let value = Self(rawValue: try RawValue(sqlValue: sqlValue)) else {
            throw SQLDecodingError(message: "\(sqlValue) is no \(Self.self)")
        }
        self = value
    }
}
