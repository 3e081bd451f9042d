import Foundation
import Node
import Testing

/// What operators can type or write is documented, and the pages are current.
@Suite struct DocumentationTests {
    @Test func `the page of settings is made from the table of settings`() throws {
        let page = try HouseFile("docs/settings.md").text

        #expect(page == SettingsPage.markdown + "\n", "run: essaim settings --markdown > docs/settings.md")
    }

    @Test func `every command and option is on the page of commands`() throws {
        let page = try HouseFile("docs/commands.md").text

        let commands = try leaves(of: program(), named: "essaim")

        #expect(commands.count > 10)
        for command in commands {
            let section = page.components(separatedBy: "\n## ").first { $0.hasPrefix(command.name + "\n") }
            #expect(section != nil, "docs/commands.md lacks: \(command.name)")
            for option in command.options where !["--help", "--version", "--settings"].contains(option) {
                #expect(section?.contains(option) == true, "docs/commands.md lacks \(option) of \(command.name)")
            }
        }
    }

    @Test func `every exit code is on the page of commands`() throws {
        let page = try HouseFile("docs/commands.md").text

        for code in [0, 64] + Failure.Code.allCases.map(\.rawValue) { #expect(page.contains("| \(code) |")) }
    }

    private struct Command: Decodable {
        struct Argument: Decodable {
            struct Name: Decodable {
                let kind: String
                let name: String
            }

            let names: [Name]?
        }

        let commandName: String
        let subcommands: [Command]?
        let arguments: [Argument]?
    }

    private struct Dump: Decodable {
        let command: Command
    }

    /// What the program says of itself.
    private func program() throws -> Command {
        let process = Process()
        let output = Pipe()
        process.executableURL = Bundle.main.bundleURL.appendingPathComponent("essaim")
        process.arguments = ["--experimental-dump-help"]
        process.standardOutput = output
        try process.run()
        let text = try output.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        return try JSONDecoder().decode(Dump.self, from: text).command
    }

    private func leaves(of command: Command, named name: String) throws -> [(name: String, options: [String])] {
        let inner = (command.subcommands ?? []).filter { $0.commandName != "help" }
        guard inner.isEmpty else { return try inner.flatMap { try leaves(of: $0, named: "\(name) \($0.commandName)") } }
        let names = (command.arguments ?? []).flatMap { $0.names ?? [] }.filter { $0.kind == "long" }
        return [(name, names.map { "--\($0.name)" })]
    }
}
