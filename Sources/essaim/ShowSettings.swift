import ArgumentParser
import Node

struct ShowSettings: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "Say which settings there are.")

    @Flag(help: "As the page docs/settings.md.")
    var markdown = false

    func run() {
        Terminal.say(markdown ? SettingsPage.markdown : SettingsPage.text)
    }
}
