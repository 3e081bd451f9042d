import ArgumentParser
import Mail
import Node
import Web

struct User: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "The people of the node.",
        discussion: """
            Links are printed, nothing is sent. People can also be looked after on the administration pages, while the \
            node serves.
            """,
        subcommands: [Create.self, Invite.self, Reset.self, ForgetSecondFactor.self])

    struct Create: NodeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Make an account, and print a link that signs its owner in.")

        @OptionGroup var source: SettingsOption
        @OptionGroup var person: PersonOption
        @OptionGroup var rights: RightsOption
        @Option(help: "How the person is called.")
        var name: String

        func validate() throws {
            guard (1...80).contains(name.count), name.contains(where: { !$0.isWhitespace }) else {
                throw ValidationError("--name says how the person is called: 1 to 80 characters.")
            }
        }

        func run(_ settings: Settings) async throws {
            let lines = try await Operations.run(settings) { operations in
                try await operations.createUser(
                    person.email, name: name, roles: Set(rights.roles), language: rights.language)
            }
            for line in lines { Terminal.say(line) }
        }
    }

    struct Invite: NodeCommand {
        static let configuration = CommandConfiguration(abstract: "Print a link where somebody can make an account.")

        @OptionGroup var source: SettingsOption
        @OptionGroup var person: PersonOption
        @OptionGroup var rights: RightsOption

        func run(_ settings: Settings) async throws {
            let lines = try await Operations.run(settings) { operations in
                try await operations.inviteUser(person.email, roles: Set(rights.roles), language: rights.language)
            }
            for line in lines { Terminal.say(line) }
        }
    }

    struct Reset: NodeCommand {
        static let configuration = CommandConfiguration(abstract: "Print a link where somebody chooses a new password.")

        @OptionGroup var source: SettingsOption
        @OptionGroup var person: PersonOption

        func run(_ settings: Settings) async throws {
            let lines = try await Operations.run(settings) { try await $0.resetUser(person.email) }
            for line in lines { Terminal.say(line) }
        }
    }

    struct ForgetSecondFactor: NodeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Let somebody who lost their telephone and their recovery codes sign in by password alone.")

        @OptionGroup var source: SettingsOption
        @OptionGroup var person: PersonOption

        func run(_ settings: Settings) async throws {
            let lines = try await Operations.run(settings) { try await $0.forgetSecondFactor(of: person.email) }
            for line in lines { Terminal.say(line) }
        }
    }
}

struct PersonOption: ParsableArguments {
    @Argument(help: "The person's mail address.")
    var email: EmailAddress
}

struct RightsOption: ParsableArguments {
    @Option(name: .customLong("role"), help: "editor, moderator or administrator; may be given several times.")
    var roles: [Role] = []
    @Option(help: "In which language they are written to: fr or en.")
    var language = Language.fr
}

extension EmailAddress: ExpressibleByArgument {
    public init?(argument: String) { self.init(rawValue: argument) }
}

extension Role: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}
