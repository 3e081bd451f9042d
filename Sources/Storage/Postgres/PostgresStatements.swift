internal import CPostgres

/// What one prepared statement is made of. The same text with other types is another statement.
struct PostgresStatement: Hashable {
    let text: String
    let types: [Oid]
}

/// The names of the statements that a connection has prepared: at most `capacity`, the least recently used leaves.
struct PostgresStatements {
    static let capacity = 256

    private var entries: [PostgresStatement: (name: String, lastUse: Int)] = [:]
    private var uses = 0
    private var made = 0

    func contains(_ statement: PostgresStatement) -> Bool {
        entries[statement] != nil
    }

    mutating func name(of statement: PostgresStatement) -> String? {
        uses += 1
        entries[statement]?.lastUse = uses
        return entries[statement]?.name
    }

    mutating func newName() -> String {
        made += 1
        return "s\(made)"
    }

    mutating func insert(_ statement: PostgresStatement, named name: String) {
        entries[statement] = (name, uses)
    }

    mutating func remove(_ statement: PostgresStatement) {
        entries[statement] = nil
    }

    /// The name to deallocate, if there is no room for one more.
    mutating func removeLeastUsedIfFull() -> String? {
        guard entries.count >= Self.capacity, let least = entries.min(by: { $0.value.lastUse < $1.value.lastUse })
        else { return nil }
        entries[least.key] = nil
        return least.value.name
    }
}
