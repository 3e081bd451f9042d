import ArgumentParser
import Foundation
import Node

struct DoctorCommand: NodeCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor", abstract: "Look at what is kept and what was promised, and say what to do.",
        discussion: """
            Deeper than 'check', and while the node serves: dangerous settings, the rights of the data folder, the \
            database's own consistency, the clock, jobs and letters that got stuck, the search. One line each: ok, CARE \
            for what somebody should look at, PROBLEM for what does not work or endangers what is kept. The exit code \
            is 78 when there is a problem. It reads the whole database, which may take a minute.
            """)

    @OptionGroup var source: SettingsOption
    @Flag(help: "As JSON: an array of objects with name, state (ok, care, problem) and sentence.")
    var json = false
    @Flag(help: "First make the index of the search anew. Nothing else is ever changed.")
    var repair = false

    func run(_ settings: Settings) async throws {
        if repair {
            let count = try await Operations.restoreSearchIndex(settings)
            if !json { Terminal.say("The index of the search is made anew, with \(count) documents.") }
        }
        let findings = try await Operations.examine(settings)
        if json {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
            Terminal.say(String(decoding: try encoder.encode(findings), as: UTF8.self))
        } else {
            for finding in findings { Terminal.say(line(finding)) }
        }
        guard !findings.contains(where: { $0.state == .problem }) else {
            throw ExitCode(Failure.Code.configuration.rawValue)
        }
    }

    private func line(_ finding: Finding) -> String {
        let word =
            switch finding.state {
            case .ok: "ok      "
            case .care: "CARE    "
            case .problem: "PROBLEM "
            }
        return "\(word) \(finding.name): \(finding.sentence)"
    }
}
