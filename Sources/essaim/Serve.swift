import ArgumentParser
import Node
import Storage

struct Serve: NodeCommand {
    static let configuration = CommandConfiguration(
        abstract: "Answer visitors until told to stop.",
        discussion: """
            Listens on ESSAIM_HOST and ESSAIM_PORT and carries out what is promised in the background: letters, \
            clean-up. SIGTERM or Ctrl-C ends it once what is under way is done. While there is no administrator, it \
            prints a link that makes whoever opens it the first one.
            """)

    @OptionGroup var source: SettingsOption

    func run(_ settings: Settings) async throws {
        let node = try await Node.open(settings)
        try await Schema(of: node.database).requireCurrent()
        let link = try await node.firstAdministratorLink()
        try await node.serve {
            Terminal.say("Essaim is at \(settings.address)   (Ctrl-C ends it)")
            if let link { Terminal.say("Nobody administers it yet. This link signs you in, once: \(link)") }
        }
        try await node.database.close()
    }
}
