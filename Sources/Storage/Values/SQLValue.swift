/// What a column can hold on both engines.
package enum SQLValue: Sendable, Hashable {
    case null
    case boolean(Bool)
    case integer(Int64)
    case real(Double)
    case text(String)
    case blob([UInt8])

    /// `nil` for NULL.
    var type: SQLType? {
        switch self {
        case .null: nil
        case .boolean: .boolean
        case .integer: .integer
        case .real: .real
        case .text: .text
        case .blob: .blob
        }
    }
}
