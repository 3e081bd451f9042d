internal import GRDB
internal import GRDBSQLite

/// A prepared statement of SQLite while it runs once. Whoever prepared it keeps it alive.
struct BoundStatement {
    private let pointer: OpaquePointer
    private let width: CInt

    init(_ pointer: OpaquePointer) {
        self.pointer = pointer
        width = sqlite3_column_count(pointer)
    }

    /// Gives each parameter its value. Throws `DatabaseError` when there are more or fewer, or one is too large.
    func bind(_ query: Query) throws {
        var index: CInt = 0
        for case .parameter(let parameter) in query.pieces {
            index += 1
            try check(bind(parameter.value, at: index))
        }
        guard index == sqlite3_bind_parameter_count(pointer) else { throw DatabaseError(resultCode: .SQLITE_RANGE) }
    }

    /// Whether there is another row.
    func step() throws -> Bool {
        let code = sqlite3_step(pointer)
        if code == SQLITE_ROW { return true }
        if code != SQLITE_DONE { throw failure(code) }
        return false
    }

    /// Appends the columns of the row at which it stands.
    func read(into values: inout [SQLValue]) {
        for index in 0..<width { values.append(SQLValue(pointer, column: index)) }
    }

    /// Lets go of what it was reading, so that it can run again.
    func reset() {
        sqlite3_reset(pointer)
    }

    private func bind(_ value: SQLValue, at index: CInt) -> CInt {
        switch value {
        case .null: return sqlite3_bind_null(pointer, index)
        case .boolean(let value): return sqlite3_bind_int(pointer, index, value ? 1 : 0)
        case .integer(let value): return sqlite3_bind_int64(pointer, index, value)
        case .real(let value): return sqlite3_bind_double(pointer, index, value)
        case .text(let text): return bind(text, at: index)
        case .blob(let bytes):
            guard !bytes.isEmpty else { return sqlite3_bind_zeroblob(pointer, index, 0) }
            return sqlite3_bind_blob64(pointer, index, bytes, UInt64(bytes.count), Self.copied)
        }
    }

    private func bind(_ text: String, at index: CInt) -> CInt {
        // Without an address it would be NULL.
        guard !text.isEmpty else { return sqlite3_bind_text(pointer, index, "", 0, Self.copied) }
        var text = text
        return text.withUTF8 { bytes in
            bytes.withMemoryRebound(to: CChar.self) { characters in
                sqlite3_bind_text64(
                    pointer, index, characters.baseAddress, UInt64(characters.count), Self.copied, UInt8(SQLITE_UTF8))
            }
        }
    }

    private func check(_ code: CInt) throws {
        if code != SQLITE_OK { throw failure(code) }
    }

    private func failure(_ code: CInt) -> DatabaseError {
        let connection = sqlite3_db_handle(pointer)
        return DatabaseError(
            resultCode: ResultCode(rawValue: sqlite3_extended_errcode(connection)),
            message: sqlite3_errmsg(connection).map { String(cString: $0) })
    }

    /// SQLite's mark for "copy it now".
    private static var copied: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }
}

extension SQLValue {
    /// A column of the row at which a statement stands, read from SQLite's own memory.
    fileprivate init(_ statement: OpaquePointer, column: CInt) {
        switch sqlite3_column_type(statement, column) {
        case SQLITE_INTEGER: self = .integer(sqlite3_column_int64(statement, column))
        case SQLITE_FLOAT: self = .real(sqlite3_column_double(statement, column))
        case SQLITE_TEXT: self = .text(String(decoding: Self.bytes(statement, column), as: UTF8.self))
        case SQLITE_BLOB: self = .blob([UInt8](Self.bytes(statement, column)))
        default: self = .null
        }
    }

    /// Valid until the statement moves on. Asked for as a blob, a text comes as it is stored, U+0000 included.
    private static func bytes(_ statement: OpaquePointer, _ column: CInt) -> UnsafeRawBufferPointer {
        let start = sqlite3_column_blob(statement, column)
        return UnsafeRawBufferPointer(start: start, count: Int(sqlite3_column_bytes(statement, column)))
    }
}
