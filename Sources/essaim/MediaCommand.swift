import ArgumentParser
import Node

struct MediaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "media", abstract: "Look after the files of media.", subcommands: [Look.self, Clean.self])

    struct Look: NodeCommand {
        static let configuration = CommandConfiguration(
            commandName: "check", abstract: "Compare the folder of files with what the commons knows of them.",
            discussion: """
                Changes nothing, and runs while the node serves. The exit code is 78 when a file is missing or damaged: \
                bring it back from a copy of the folder.
                """)

        @OptionGroup var source: SettingsOption
        @Flag(help: "Read every file from its first to its last byte: this may take long.")
        var reading = false

        func run(_ settings: Settings) async throws {
            let report = try await Operations.run(settings) { try await $0.checkMedia(reading: reading) }
            for line in report.lines { Terminal.say(line) }
            guard report.isWhole else { throw ExitCode(Failure.Code.configuration.rawValue) }
        }
    }

    struct Clean: NodeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Remove the files that nothing needs any more.",
            discussion: """
                The node does this each night by itself. What was brought within a day stays, so that nothing is lost that \
                somebody is about to use.
                """)

        @OptionGroup var source: SettingsOption

        func run(_ settings: Settings) async throws {
            for line in try await Operations.run(settings, { try await $0.cleanMedia() }) { Terminal.say(line) }
        }
    }
}
