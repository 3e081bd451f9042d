/// The five column types that both engines read: `BOOLEAN`, `BIGINT`, `DOUBLE PRECISION`, `TEXT`, `BYTEA`.
package enum SQLType: Sendable, Hashable {
    case boolean
    case integer
    case real
    case text
    case blob
}
