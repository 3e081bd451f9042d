/// One row of a result. `try row["column"]` reads a column as the type that the context asks for.
package struct Row: Sendable {
    let result: ResultSet
    let start: Int

    package subscript<T: SQLDecodable>(_ column: String) -> T {
        get throws(SQLDecodingError) {
            let value = result.values[start + (try result.position(of: column))]
            do {
                return try T(sqlValue: value)
            } catch {
                throw SQLDecodingError(message: "column \(column): \(error.message)")
            }
        }
    }
}
