extension Transaction {
    /// The bytes that the database takes, without the log of a SQLite database.
    package func databaseBytes() throws -> Int {
        let bytes: Int? =
            switch engine {
            case .sqlite:
                try value(
                    "SELECT p.page_count * s.page_size FROM pragma_page_count() AS p, pragma_page_size() AS s")
            case .postgres: try value("SELECT pg_database_size(current_database())")
            }
        return bytes ?? 0
    }
}
