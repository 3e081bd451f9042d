/// Why a schema cannot be brought up to date. Nothing was changed by the migration that it names.
package enum MigrationError: Error, Equatable, CustomStringConvertible {
    /// An applied migration now reads differently. Its text is history: restore it, and write another one.
    case edited(id: String)

    /// The database knows migrations that this program does not: it was made by a newer version.
    case newer(ids: [String])

    package var description: String {
        switch self {
        case .edited(let id):
            "the migration \(id) was edited after it had been applied; restore its text and add another migration"
        case .newer(let ids):
            "the database was made by a newer version of this program: it has \(ids.joined(separator: ", "))"
        }
    }
}
