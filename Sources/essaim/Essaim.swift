import ArgumentParser
import Node

@main
struct Essaim: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "essaim",
        abstract: "Runs and keeps one node of a commons of social practices.",
        discussion: """
            Start with 'essaim migrate', then 'essaim serve'. Settings are read from the environment and from a file; \
            'essaim settings' lists them.

            Exit codes: 0 done, 64 wrong usage, 69 something needed does not answer, 70 a fault of the program, \
            78 settings or data that need your attention.
            """,
        version: Node.version,
        subcommands: [
            Serve.self, Migrate.self, TerritoriesCommand.self, CommonsCommand.self, MediaCommand.self, Demo.self,
            User.self,
            CheckCommand.self, BackupCommand.self, RestoreCommand.self, DoctorCommand.self,
            ShowSettings.self,
            Version.self,
        ])
}
