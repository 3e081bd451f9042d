/// What a column can be read as.
package protocol SQLDecodable {
    init(sqlValue: SQLValue) throws(SQLDecodingError)
}

/// A column that does not hold what the program expects. It names types, never the value, which may be private.
package struct SQLDecodingError: Error, Equatable, CustomStringConvertible {
    package let message: String

    package var description: String { message }

    package init(message: String) {
        self.message = message
    }

    init(_ value: SQLValue, isNo type: Any.Type) {
        message = "\(value.type.map { "\($0)" } ?? "NULL") read as \(type)"
    }
}

extension Optional: SQLDecodable where Wrapped: SQLDecodable {
    package init(sqlValue: SQLValue) throws(SQLDecodingError) {
        if case .null = sqlValue { self = nil } else { self = try Wrapped(sqlValue: sqlValue) }
    }
}

extension RawRepresentable where RawValue: SQLDecodable, Self: SQLDecodable {
    package init(sqlValue: SQLValue) throws(SQLDecodingError) {
        guard let value = Self(rawValue: try RawValue(sqlValue: sqlValue)) else {
            throw SQLDecodingError(sqlValue, isNo: Self.self)
        }
        self = value
    }
}

extension String: SQLDecodable {
    package init(sqlValue: SQLValue) throws(SQLDecodingError) {
        guard case .text(let text) = sqlValue else { throw SQLDecodingError(sqlValue, isNo: String.self) }
        self = text
    }
}

extension Int64: SQLDecodable {
    package init(sqlValue: SQLValue) throws(SQLDecodingError) {
        guard case .integer(let integer) = sqlValue else { throw SQLDecodingError(sqlValue, isNo: Int64.self) }
        self = integer
    }
}

extension Int: SQLDecodable {
    package init(sqlValue: SQLValue) throws(SQLDecodingError) {
        guard let value = Int(exactly: try Int64(sqlValue: sqlValue)) else {
            throw SQLDecodingError(sqlValue, isNo: Int.self)
        }
        self = value
    }
}

extension Double: SQLDecodable {
    /// A whole number is accepted: SQLite answers `SUM` and `MAX` of some expressions as integers.
    package init(sqlValue: SQLValue) throws(SQLDecodingError) {
        switch sqlValue {
        case .real(let value):
            self = value
        case .integer(let integer):
            guard let value = Double(exactly: integer) else { throw SQLDecodingError(sqlValue, isNo: Double.self) }
            self = value
        default:
            throw SQLDecodingError(sqlValue, isNo: Double.self)
        }
    }
}

extension Bool: SQLDecodable {
    /// SQLite has no boolean type and answers 0 or 1.
    package init(sqlValue: SQLValue) throws(SQLDecodingError) {
        switch sqlValue {
        case .boolean(let value): self = value
        case .integer(0): self = false
        case .integer(1): self = true
        default: throw SQLDecodingError(sqlValue, isNo: Bool.self)
        }
    }
}

extension [UInt8]: SQLDecodable {
    package init(sqlValue: SQLValue) throws(SQLDecodingError) {
        guard case .blob(let bytes) = sqlValue else { throw SQLDecodingError(sqlValue, isNo: [UInt8].self) }
        self = bytes
    }
}
