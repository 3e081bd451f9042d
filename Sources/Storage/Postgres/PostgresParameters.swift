internal import CPostgres

/// Bound values in PostgreSQL's binary format, one after the other in one buffer.
struct PostgresParameters {
    let types: [Oid]
    /// Where each value begins; `nil` for NULL.
    private var starts: [Int?] = []
    private var lengths: [CInt] = []
    /// Never empty, so that an empty text has an address and is not taken for NULL.
    private var bytes: [UInt8] = [0]

    init(_ parameters: [SQLParameter]) {
        types = parameters.map { $0.type?.oid ?? SQLType.unknownOid }
        for parameter in parameters {
            let start = bytes.count
            append(parameter.value)
            starts.append(parameter.value == .null ? nil : start)
            lengths.append(CInt(bytes.count - start))
        }
    }

    var count: CInt { CInt(types.count) }

    /// The addresses, lengths and formats that libpq asks for, valid inside `body`.
    func withPointers<R>(
        _ body: (_ values: [UnsafePointer<CChar>?], _ lengths: [CInt], _ formats: [CInt]) throws -> R
    ) rethrows -> R {
        try bytes.withUnsafeBytes { buffer in
            let base = buffer.baseAddress?.assumingMemoryBound(to: CChar.self)
            let values = starts.map { start in start.flatMap { base?.advanced(by: $0) } }
            return try body(values, lengths, [CInt](repeating: 1, count: starts.count))
        }
    }

    private mutating func append(_ value: SQLValue) {
        switch value {
        case .null: break
        case .boolean(let value): bytes.append(value ? 1 : 0)
        case .integer(let value): append(UInt64(bitPattern: value))
        case .real(let value): append(value.bitPattern)
        case .text(let value): bytes += value.utf8
        case .blob(let value): bytes += value
        }
    }

    private mutating func append(_ word: UInt64) {
        withUnsafeBytes(of: word.bigEndian) { bytes += $0 }
    }
}

extension SQLType {
    /// PostgreSQL guesses the type from the parameter's place.
    fileprivate static let unknownOid: Oid = 0

    /// From PostgreSQL's `pg_type.dat`; these numbers never change.
    fileprivate var oid: Oid {
        switch self {
        case .boolean: 16
        case .blob: 17
        case .integer: 20
        case .text: 25
        case .real: 701
        }
    }
}
