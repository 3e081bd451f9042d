import ArgumentParser
import Backups
import Node

struct BackupCommand: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "backup", abstract: "Put everything in one file.",
        discussion: """
            The node may serve meanwhile: the file has everything as it was at one moment. It holds the people's \
            addresses and their passwords' hashes: keep it where only you can read it, on another machine. It is read \
            from its first to its last byte before it gets its name. The files of media are in it, as `files/NAME/1`, `2`… \
            with the name that their bytes have (SHA-256).
            """)

    @OptionGroup var source: SettingsOption
    @Flag(help: "Only read the file that is given, and say whether it is whole.")
    var check = false
    @Argument(help: "The file to write, such as essaim-2026-11-26.tar.gz; one of that name is replaced.")
    var file: String

    func run(_ settings: Settings) async throws {
        let backup = check ? try BackupFile(at: file) : try await Operations.backUp(settings, to: file)
        for line in BackupWords.lines(backup) { Terminal.say(line) }
    }
}
