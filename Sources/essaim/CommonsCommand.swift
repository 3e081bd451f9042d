import ArgumentParser
import Commons
import Mail
import Node
import Web

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
                accounts are not: those belong to a backup. Nor are the files of media: their folder is copied beside it.
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
            abstract: "Take an export of a commons in, or a list of one kind of thing.",
            discussion: """
                The export of a commons: what is here already, the same, is passed over; when anything stands in the way, \
                nothing is taken in and it is named. An import that was interrupted is run again.

                A list (CSV, JSON or XLSX) of one kind: --kind says which, --from where it comes from. Its columns are those \
                of the templates at /imports. Each line that cannot be used is named with its number and the reason. The \
                same list imported again, from the same place, changes nothing.
                """)

        @OptionGroup var source: SettingsOption
        @Argument(help: ArgumentHelp("The export of a commons, or a list.", valueName: "file"))
        var file: String
        @Flag(help: "Say what would be done; change nothing of the commons.")
        var rehearse = false
        @Flag(help: "Say what was done as JSON, for programs.")
        var json = false
        @Option(
            help:
                "For a list: organization, practice, replication, adaptation, network, membership, figure or observation."
        )
        var kind: ListKind?
        @Option(name: .customLong("from"), help: ArgumentHelp("For a list: where it comes from.", valueName: "source"))
        var origin: String?
        @Option(
            name: .customLong("as"),
            help: ArgumentHelp(
                "For a list: whose it is, who keeps what it adds, for which side of a membership it speaks.",
                valueName: "email"))
        var email: EmailAddress?
        @Option(help: "For a list: the language of lines that do not say theirs, fr or en.")
        var language = Language.fr

        func validate() throws {
            guard (kind == nil) == (origin == nil), kind != nil || email == nil else {
                throw ValidationError(
                    "--kind and --from go together: a list says what it holds and where it comes from.")
            }
        }

        func run(_ settings: Settings) async throws {
            let progress = Progress("commons")
            let lines = try await Operations.run(settings) { operations in
                guard let list else { return try await archive(operations, progress) }
                return try await operations.importList(list, rehearsing: rehearse) { progress.show($0, of: $1) }
            }
            progress.end()
            for line in lines { Terminal.say(line) }
        }

        private func archive(_ operations: Operations, _ progress: Progress) async throws -> [String] {
            let report =
                rehearse
                ? try await operations.rehearseArchive(at: file)
                : try await operations.importArchive(at: file) { progress.show($0, of: $1) }
            if json { return [try report.json] }
            return report.lines
                + [rehearse ? "Nothing was changed: this was a rehearsal." : "The commons was taken in."]
        }

        private var list: Operations.ListToImport? {
            guard let kind, let origin else { return nil }
            return Operations.ListToImport(
                path: file, kind: Kind(rawValue: kind.rawValue), source: origin, language: language, email: email,
                isForPrograms: json)
        }
    }
}

/// The kinds of which lists are taken in.
enum ListKind: String, ExpressibleByArgument, CaseIterable {
    case organization, practice, replication, adaptation, network, membership, figure, observation
}
