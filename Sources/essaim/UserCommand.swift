import ArgumentParser
import Node

struct UserCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "user", abstract: "People and how they come in.",
        subcommands: [Create.self, Invite.self, Reset.self])

    struct Create: NodeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Open an account and print a link that signs its owner in, once.")

        @OptionGroup var source: SettingsOption
        @Argument(help: "The address of the person.") var email: String
        @Option(help: "How the person is called.") var name: String
        @Option(help: "A role besides contributor: editor, moderator or administrator. Several may be given.")
        var role: [String] = []

        func run(_ settings: Settings) async throws {
            for line in try await Operations.run(settings, { try await $0.createUser(email, name: name, roles: role) })
            { Terminal.say(line) }
        }
    }

    struct Invite: NodeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a link where somebody may open an account.")

        @OptionGroup var source: SettingsOption
        @Argument(help: "The address of the person.") var email: String
        @Option(help: "A role besides contributor: editor, moderator or administrator. Several may be given.")
        var role: [String] = []

        func run(_ settings: Settings) async throws {
            for line in try await Operations.run(settings, { try await $0.inviteUser(email, roles: role) }) {
                Terminal.say(line)
            }
        }
    }

    struct Reset: NodeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print a link to choose a new password.")

        @OptionGroup var source: SettingsOption
        @Argument(help: "The address of the person.") var email: String

        func run(_ settings: Settings) async throws {
            for line in try await Operations.run(settings, { try await $0.resetUser(email) }) { Terminal.say(line) }
        }
    }
}
