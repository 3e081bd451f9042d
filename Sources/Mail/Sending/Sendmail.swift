import Foundation

/// Hands letters to a program with the interface of `sendmail -t -i` (postfix, msmtp, exim): headers say to whom.
package struct Sendmail: Sendable {
    private let sender: Sender
    private let program: ChildProcess

    /// - Parameters:
    ///   - command: the program and its arguments, separated by spaces. A name without `/` is looked for in `PATH`,
    ///     then where systems keep sendmail.
    ///   - timeLimit: after which the program is stopped, and the letter tried again later.
    /// - Throws: `MailError.noSuchCommand`
    package init(
        command: String, from sender: Sender, timeLimit: Duration = .seconds(30),
        environment: [String: String] = ProcessInfo.processInfo.environment
    ) throws(MailError) {
        let words = command.split(separator: " ").map(String.init)
        guard let name = words.first, let path = Self.find(name, path: environment["PATH"] ?? "") else {
            throw .noSuchCommand(words.first ?? "")
        }
        self.sender = sender
        program = ChildProcess(
            path: path, arguments: Array(words.dropFirst()),
            // Our own settings hold secrets: the program is told only what it needs to find its own.
            environment: environment.filter { ["PATH", "HOME", "USER", "LANG"].contains($0.key) },
            timeLimit: timeLimit)
    }

    package var transport: MailTransport { MailTransport(send: send) }

    @Sendable
    private func send(_ letter: PostedLetter) async throws {
        try await program.run(input: Message(letter: letter, sender: sender).text)
    }

    private static func find(_ name: String, path: String) -> String? {
        let folders = path.split(separator: ":").map(String.init) + ["/usr/sbin", "/usr/lib", "/usr/bin"]
        let candidates = name.contains("/") ? [name] : folders.map { "\($0)/\(name)" }
        return candidates.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}
