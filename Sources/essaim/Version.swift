import ArgumentParser
import Node

struct Version: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Say which version this is.")

    @OptionGroup var output: OutputOption

    func run() throws {
        try output.say(["name": "essaim", "version": Node.version]) { ["essaim \(Node.version)"] }
    }
}
