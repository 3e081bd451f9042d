import ArgumentParser
import Node

struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The demonstration commons.", subcommands: [Load.self, Remove.self])

    static func load(from folder: String, _ settings: Settings) async throws {
        for line in try await Operations.run(settings, { try await $0.loadDemonstration(from: folder) }) {
            Terminal.say(line)
        }
    }

    struct Load: NodeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Add the demonstration commons.",
            discussion: """
                Practices, organizations and replications that a published essay names, and a few that are invented to \
                show how things work: those say so on their pages. Loading again adds only what is missing.
                """)

        @OptionGroup var source: SettingsOption
        @Option(name: .customLong("from"), help: ArgumentHelp("The folder of the demonstration.", valueName: "folder"))
        var folder = "demo"

        func run(_ settings: Settings) async throws {
            try await Demo.load(from: folder, settings)
        }
    }

    struct Remove: NodeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Take the demonstration commons away, whole.",
            discussion: "What people have built on since is kept, and named.")

        @OptionGroup var source: SettingsOption

        func run(_ settings: Settings) async throws {
            for line in try await Operations.run(settings, { try await $0.removeDemonstration() }) {
                Terminal.say(line)
            }
        }
    }
}
