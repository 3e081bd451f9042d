import ArgumentParser
import Node

struct CheckCommand: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "check", abstract: "Look at what could keep the node from working.",
        discussion: """
            Looks at the settings, the data folder and its disk, the database and its schema, the mail program, the \
            fonts. One line each; the exit code is 78 when one is not as it should be. With SQLite, stop the node first: \
            one process at a time opens the database.
            """)

    @OptionGroup var source: SettingsOption

    @OptionGroup var output: OutputOption

    func run(_ settings: Settings) async throws {
        let lines = await Check(settings).lines()
        try output.say(lines) {
            ["ok       settings: readable"]
                + lines.map { "\($0.isFine ? "ok      " : "PROBLEM ") \($0.name): \($0.sentence)" }
        }
        guard lines.allSatisfy(\.isFine) else { throw ExitCode(Failure.Code.configuration.rawValue) }
    }
}
