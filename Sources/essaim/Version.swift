import ArgumentParser
import Node

struct Version: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Say which version this is.")

    func run() {
        Terminal.say("essaim \(Node.version)")
    }
}
