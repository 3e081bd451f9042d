internal import CPostgres

/// What the server answered to one statement, in text format.
final class PostgresResult {
    private let result: OpaquePointer

    init(_ result: OpaquePointer) {
        self.result = result
    }

    deinit {
        PQclear(result)
    }

    /// `nil` when the statement succeeded.
    func error(in sql: String) -> StorageError? {
        switch PQresultStatus(result) {
        case PGRES_COMMAND_OK, PGRES_TUPLES_OK:
            return nil
        default:
            return StorageError(
                PostgresFailure(
                    state: field(UInt8(ascii: "C")), message: field(UInt8(ascii: "M")),
                    detail: field(UInt8(ascii: "D")), table: field(UInt8(ascii: "t")),
                    constraint: field(UInt8(ascii: "n"))),
                sql: sql)
        }
    }

    /// What the statement did, such as `COMMIT` or `INSERT 0 1`.
    var command: String { String(cString: PQcmdStatus(result)) }

    var changedRows: Int {
        command.hasPrefix("SELECT") ? 0 : Int(String(cString: PQcmdTuples(result))) ?? 0
    }

    func resultSet() -> ResultSet {
        let width = PQnfields(result)
        let height = PQntuples(result)
        let types = (0..<width).map { PQftype(result, $0) }
        var values: [SQLValue] = []
        values.reserveCapacity(Int(width * height))
        for line in 0..<height {
            for column in 0..<width { values.append(value(line, column, type: types[Int(column)])) }
        }
        return ResultSet(columns: (0..<width).map { String(cString: PQfname(result, $0)) }, values: values)
    }

    private func value(_ line: CInt, _ column: CInt, type: Oid) -> SQLValue {
        guard PQgetisnull(result, line, column) == 0, let start = PQgetvalue(result, line, column) else { return .null }
        let bytes = UnsafeRawBufferPointer(start: start, count: Int(PQgetlength(result, line, column)))
        return SQLValue(postgres: bytes, type: type)
    }

    private func field(_ code: UInt8) -> String {
        PQresultErrorField(result, CInt(code)).map { String(cString: $0) } ?? ""
    }
}

extension SQLValue {
    /// The sum of integers is `numeric` to PostgreSQL: it is read as an integer if it is one, as SQLite does.
    fileprivate init(postgres bytes: UnsafeRawBufferPointer, type: Oid) {
        let text = { String(decoding: bytes, as: UTF8.self) }
        switch type {
        case 16: self = .boolean(bytes.first == UInt8(ascii: "t"))
        case 17: self = .blob(Self.bytes(hexadecimal: bytes.dropFirst("\\x".utf8.count)))
        case 20, 21, 23, 26: self = Int64(text()).map(SQLValue.integer) ?? .text(text())
        case 700, 701: self = Double(text()).map(SQLValue.real) ?? .text(text())
        case 1700: self = Int64(text()).map(SQLValue.integer) ?? Double(text()).map(SQLValue.real) ?? .text(text())
        default: self = .text(text())
        }
    }

    private static func bytes(hexadecimal digits: Slice<UnsafeRawBufferPointer>) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(digits.count / 2)
        var high: UInt8?
        for digit in digits {
            let nibble = digit < UInt8(ascii: "a") ? digit - UInt8(ascii: "0") : digit - UInt8(ascii: "a") + 10
            if let first = high {
                bytes.append(first << 4 | nibble)
                high = nil
            } else {
                high = nibble
            }
        }
        return bytes
    }
}
