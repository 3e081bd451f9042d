import ArgumentParser
import Node

struct ShowSettings: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "settings", abstract: "Say which settings there are.")

    @Flag(help: "As the page docs/settings.md.")
    var markdown = false

    @OptionGroup var output: OutputOption

    func run() throws {
        try output.say(SettingsPage.entries) { [markdown ? SettingsPage.markdown : SettingsPage.text] }
    }
}
