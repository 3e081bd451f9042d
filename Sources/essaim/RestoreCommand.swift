import ArgumentParser
import Backups
import Node

struct RestoreCommand: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "restore", abstract: "Bring a backup into an empty database.",
        discussion: """
            SQLite or PostgreSQL, whichever the settings name: this is also the way from one to the other. The file is \
            read whole first; a damaged one, one of a later version, or a database that holds something is refused, and \
            nothing is changed. A backup of an earlier version is brought up to date.
            """)

    @OptionGroup var source: SettingsOption
    @Argument(help: "The file that 'essaim backup' wrote.")
    var file: String

    func run(_ settings: Settings) async throws {
        let backup = try BackupFile(at: file)
        for line in BackupWords.lines(backup) { Terminal.say(line) }
        let progress = Progress("search")
        try await Operations.restore(backup, settings) { progress.show($0, of: max($0, backup.documents)) }
        progress.end()
        Terminal.say("Everything is restored.")
    }
}
