/// Why a letter could not be handed over. For the log and `essaim check`, never for visitors.
package enum MailError: Error, Equatable, CustomStringConvertible {
    case noSuchCommand(String)
    case notStarted(command: String, reason: String)
    case tookTooLong(command: String)
    case refused(command: String, status: Int, complaint: String)

    package var description: String {
        switch self {
        case .noSuchCommand(let command): "there is no program '\(command)' to send mail with"
        case .notStarted(let command, let reason): "\(command) could not be started: \(reason)"
        case .tookTooLong(let command): "\(command) took too long and was stopped"
        case .refused(let command, let status, let complaint): "\(command) ended with \(status): \(complaint)"
        }
    }
}
