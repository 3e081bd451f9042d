import ArgumentParser
import Node
import Web

struct TerritoriesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "territories", abstract: "Keep the territories.", subcommands: [Import.self])

    struct Import: NodeCommand {
        static let configuration = CommandConfiguration(
            abstract: "Bring official lists of territories into the database.",
            discussion: """
                Without a folder it imports the lists that come with the program: countries and their subdivisions (ISO \
                3166), French regions, departments, intercommunalities and communes. Importing again changes nothing. A \
                newer list is imported over an older one: what it no longer has is closed and keeps its page; what was \
                merged, by mergers.csv, points to its successor. Lines that cannot be used are named and left out.
                """)

        @OptionGroup var source: SettingsOption
        @Flag(help: "Say what would be done; change nothing.")
        var rehearse = false
        @Option(
            name: .customLong("from"),
            help: ArgumentHelp("A folder of newer lists: communes.csv, mergers.csv…, also as .gz.", valueName: "folder")
        )
        var folder: String?
        @Option(help: ArgumentHelp("With --from: what the lists are as of, 2027 or 2027-01-01.", valueName: "date"))
        var vintage: CivilDate?
        @Option(help: ArgumentHelp("With --from: what the populations are as of, if older.", valueName: "date"))
        var figures: CivilDate?

        @OptionGroup var output: OutputOption

        func validate() throws {
            guard (folder == nil) == (vintage == nil), folder != nil || figures == nil else {
                throw ValidationError("--from and --vintage go together: an import says what it is as of.")
            }
        }

        func run(_ settings: Settings) async throws {
            let progress = Progress("territories")
            let outcome = try await Operations.run(settings) { operations in
                rehearse
                    ? try await operations.rehearseImport(of: lists)
                    : try await operations.importTerritories(of: lists) { progress.show($0, of: $1) }
            }
            progress.end()
            try output.say(outcome) { outcome.sentences }
        }

        private var lists: Operations.Lists {
            guard let folder, let vintage else { return .official }
            return .folder(folder, vintage: vintage, figures: figures)
        }
    }
}

extension CivilDate: ExpressibleByArgument {
    public init?(argument: String) { self.init(rawValue: argument) }
}
