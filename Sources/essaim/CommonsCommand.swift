import ArgumentParser
import Node

struct CommonsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "commons", abstract: "Take the commons out, or in.",
        subcommands: [Export.self, Import.self])

    struct Export: NodeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write the whole commons to one file.",
            discussion: """
                A ZIP archive of JSON Lines: practices, organizations, replications, adaptations with their addresses, \
                revisions, translations, keepers, editions, states and audit entries. People are in it by name; their \
                accounts are not: those belong to a backup.
                """)

        @OptionGroup var source: SettingsOption
        @Argument(help: ArgumentHelp("The file to write.", valueName: "file"))
        var file: String

        func run(_ settings: Settings) async throws {
            for line in try await Operations.run(settings, { try await $0.exportCommons(to: file) }) {
                Terminal.say(line)
            }
        }
    }

    struct Import: NodeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take an export of a commons in.",
            discussion: """
                What is here already, the same, is passed over; when anything stands in the way, nothing is taken in and \
                it is named. An import that was interrupted is run again.
                """)

        @OptionGroup var source: SettingsOption
        @Argument(help: ArgumentHelp("The export of a commons.", valueName: "file"))
        var file: String
        @Flag(help: "Say what would be done; change nothing.")
        var rehearse = false

        func run(_ settings: Settings) async throws {
            let progress = Progress("commons")
            let lines = try await Operations.run(settings) { operations in
                rehearse
                    ? try await operations.rehearseArchive(at: file).lines
                        + ["Nothing was changed: this was a rehearsal."]
                    : try await operations.importArchive(at: file) { progress.show($0, of: $1) }.lines
                        + ["The commons was taken in."]
            }
            progress.end()
            for line in lines { Terminal.say(line) }
        }
    }
}
