import ArgumentParser
import Node
import Storage

struct Migrate: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Bring the database up to date with this program.",
        discussion: """
            Each step is applied whole or not at all, and what is there stays. Run it once at the start and after each \
            upgrade, with a backup made before; running it again does nothing.
            """)

    @OptionGroup var source: SettingsOption

    func run(_ settings: Settings) async throws {
        let database = try await Node.openDatabase(settings)
        let applied = try await Schema(of: database).update()
        try await database.close()
        for step in applied { Terminal.say("applied \(step)") }
        Terminal.say(applied.isEmpty ? "The database is up to date." : "The database is now up to date.")
    }
}
