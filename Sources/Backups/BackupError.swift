/// Why a backup cannot be made, read or restored. Each is a sentence for the operator.
package enum BackupError: Error, Equatable, CustomStringConvertible {
    case notWritten(path: String, reason: String)
    case notRead(path: String, reason: String)
    /// Not one of ours, cut short or changed since it was written.
    case damaged(path: String, what: String)
    /// Of a later version of this program.
    case newer(what: String)
    case notEmpty(table: String)

    package var description: String {
        switch self {
        case .notWritten(let path, let reason): "\(path) cannot be written: \(reason)."
        case .notRead(let path, let reason): "\(path) cannot be read: \(reason)."
        case .damaged(let path, let what):
            "\(path) is no whole backup: \(what). Nothing was changed. Use another backup."
        case .newer(let what):
            "The backup was made by a later version of essaim (\(what)). Nothing was changed. Install that version."
        case .notEmpty(let table):
            "The database already holds something (\(table)). Nothing was changed. Restore into an empty one: choose "
                + "another data folder with ESSAIM_DATA, or another database with ESSAIM_DATABASE_URL."
        }
    }
}
