import ArgumentParser
import Foundation
import Node

/// A command that works on a node: settings in, a sentence and an exit code out when it cannot be done.
protocol NodeCommand: AsyncParsableCommand {
    var source: SettingsOption { get }
    func run(_ settings: Settings) async throws
}

struct SettingsOption: ParsableArguments {
    @Option(
        name: .customLong("settings"),
        help: ArgumentHelp("A file of NAME=value lines. The environment wins over it.", valueName: "file"))
    var file: String?

    var environment: SettingsSources {
        SettingsSources(environment: ProcessInfo.processInfo.environment, file: file)
    }
}

extension NodeCommand {
    func run() async throws {
        do {
            // What this program writes is for its user alone: it holds addresses and password hashes.
            umask(0o077)
            Log.start()
            try await run(try Settings(source.environment))
        } catch let code as ExitCode {
            throw code
        } catch {
            let failure = Failure(error)
            Terminal.complain(failure.sentence)
            throw ExitCode(failure.code.rawValue)
        }
    }
}
