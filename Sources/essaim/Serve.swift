import ArgumentParser
import Node
import Storage

struct Serve: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answer visitors until told to stop.",
        discussion: """
            Listens on ESSAIM_HOST and ESSAIM_PORT and carries out what is promised in the background. SIGTERM or Ctrl-C \
            ends it once what is under way is done. While nobody has come in as administrator, it prints a link that \
            makes whoever opens it the first one.
            """)

    @OptionGroup var source: SettingsOption
    @Flag(help: "Load the demonstration commons first, from the folder demo.")
    var demo = false

    func run(_ settings: Settings) async throws {
        if demo { try await Demo.load(from: "demo", settings) }
        let node = try await Node.open(settings)
        try await Schema(of: node.database).requireCurrent()
        let link = try await node.firstAdministratorLink()
        try await node.serve {
            Terminal.say("Essaim is at \(settings.address)   (Ctrl-C ends it)")
            guard let link else { return }
            Terminal.say(
                "There is no administrator yet. This link makes whoever opens it the first one, once, within a day:")
            Terminal.say("  \(link)")
        }
        try await node.database.close()
    }
}
