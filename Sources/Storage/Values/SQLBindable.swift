/// What a query can bind.
package protocol SQLBindable {
    var sqlValue: SQLValue { get }

    /// The type of the values. PostgreSQL is told it, so that `\(nothing) IS NULL` or `\(now) - 1` mean on both
    /// engines what they seem to. `nil` lets PostgreSQL guess the type of a NULL from its place.
    static var sqlType: SQLType? { get }
}

extension SQLBindable {
    package static var sqlType: SQLType? { nil }
}

extension Optional: SQLBindable where Wrapped: SQLBindable {
    package var sqlValue: SQLValue { self?.sqlValue ?? .null }
    package static var sqlType: SQLType? { Wrapped.sqlType }
}

extension RawRepresentable where RawValue: SQLBindable, Self: SQLBindable {
    package var sqlValue: SQLValue { rawValue.sqlValue }
    package static var sqlType: SQLType? { RawValue.sqlType }
}

extension String: SQLBindable {
    package var sqlValue: SQLValue { .text(self) }
    package static var sqlType: SQLType? { .text }
}

extension Int: SQLBindable {
    package var sqlValue: SQLValue { .integer(Int64(self)) }
    package static var sqlType: SQLType? { .integer }
}

extension Int64: SQLBindable {
    package var sqlValue: SQLValue { .integer(self) }
    package static var sqlType: SQLType? { .integer }
}

extension Double: SQLBindable {
    package var sqlValue: SQLValue { .real(self) }
    package static var sqlType: SQLType? { .real }
}

extension Bool: SQLBindable {
    package var sqlValue: SQLValue { .boolean(self) }
    package static var sqlType: SQLType? { .boolean }
}

extension [UInt8]: SQLBindable {
    package var sqlValue: SQLValue { .blob(self) }
    package static var sqlType: SQLType? { .blob }
}
