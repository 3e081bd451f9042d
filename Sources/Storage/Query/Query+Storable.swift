extension Query {
    /// Refuses what one engine would take and the other not: a text with a NUL (PostgreSQL cannot hold it), a number
    /// that is infinite or none (SQLite would store NULL), and more values than SQLite binds.
    func requireStorable() throws(StorageError) {
        var count = 0
        for case .parameter(let parameter) in pieces {
            count += 1
            switch parameter.value {
            case .text(let text) where text.utf8.contains(0):
                throw .failed(code: "22021", message: "a text holds the character U+0000", sql: self.text)
            case .real(let number) where !number.isFinite:
                throw .failed(code: "22003", message: "a number is not finite", sql: self.text)
            default:
                continue
            }
        }
        guard count <= 32_766 else { throw .failed(code: "54023", message: "a query binds \(count) values", sql: "") }
    }
}
