enum PostgresTransactionKind {
    case read
    /// SQLite runs one writer at a time; serializable gives PostgreSQL the same meaning.
    case write

    var begin: String {
        switch self {
        case .read: "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"
        case .write: "BEGIN ISOLATION LEVEL SERIALIZABLE READ WRITE"
        }
    }
}
