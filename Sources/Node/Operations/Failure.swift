import Demonstration
import Backups
import Foundation
import Mail
import NIOCore
import Storage
import Transfer
import Web

/// An error as the person at the terminal should read it, and the exit code that a script reads (sysexits.h).
package struct Failure: Sendable, Equatable {
    package enum Code: Int32, Sendable, CaseIterable {
        /// EX_UNAVAILABLE: a service that is needed does not answer.
        case unavailable = 69
        /// EX_SOFTWARE: a fault of ours.
        case fault = 70
        /// EX_CONFIG: the settings, the data folder or the schema need the operator.
        case configuration = 78
    }

    package let sentence: String
    package let code: Code

    package init(_ error: any Error) {
        switch error {
        case let error as SettingsRefused: self.init(error.description, .configuration)
        case let error as DataFolderUnusable: self.init(error.description, .configuration)
        case let error as SchemaOutdated: self.init(error.description, .configuration)
        case let error as MigrationError: self.init(error.description, .configuration)
        case let error as FileUnusable: self.init(error.description, .configuration)
        case let error as ArchiveFault: self.init(error.description, .configuration)
        case let error as ListFault: self.init(Self.sentence(error.key, error.values), .configuration)
        case let error as MissingResources: self.init(error.description, .configuration)
        case let error as TerritoryFolder.NoLists: self.init(error.description, .configuration)
        case let error as DemoFolder.Unreadable: self.init(error.description, .configuration)
        case let error as AppError: self.init(Self.sentence(error.message, error.values), .configuration)
        case let error as MailError: self.init("\(error). Correct ESSAIM_SENDMAIL.", .configuration)
        case let error as BackupError: self.init(error.description, .configuration)
        case let error as OperatorRefused: self.init(error.description, .unavailable)
        case StorageError.damaged(let reason):
            self.init(
                "The database is damaged (\(reason)). Stop the node, keep a copy of the data folder, and restore the "
                    + "latest backup: essaim restore FILE. Have the disk checked.", .configuration)
        case StorageError.unavailable(let reason): self.init("The database cannot be reached: \(reason)", .unavailable)
        case StorageError.busy: self.init("The database is busy. Try again in a moment.", .unavailable)
        case let error as IOError where error.errnoCode == EADDRINUSE:
            self.init(
                "Another program listens there already. Stop it, or choose another port with ESSAIM_PORT.", .unavailable
            )
        case let error as IOError where error.errnoCode == EACCES:
            self.init("This port needs more rights. Choose one above 1023 with ESSAIM_PORT.", .configuration)
        default: self.init("This should not happen: \(error)", .fault)
        }
    }

    /// A refusal names a text; the terminal speaks English.
    private static func sentence(_ key: String, _ values: [String: String]) -> String {
        do {
            return Texts(.en, catalog: try Rooms.texts())(key, values)
        } catch {
            return key
        }
    }

    private init(_ sentence: String, _ code: Code) {
        self.sentence = sentence
        self.code = code
    }
}
