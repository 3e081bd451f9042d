import Fixtures
import Foundation
import Storage
import Testing

@testable import Mail

@Suite struct SendmailTests {
    @Test func `a letter goes to the program's standard input`() async throws {
        let folder = try Folder()
        let program = try folder.program("cat > \(folder.path)/received; echo \"$@\" >> \(folder.path)/received")

        let transport = try Sendmail(command: "\(program) -t -i", from: .example()).transport
        try await transport.send(example())

        let received = try folder.read("received")
        #expect(received.contains("\nSubject: Bonjour\n"))
        #expect(received.hasSuffix("\n\nUn mot.\n-t -i\n"))
    }

    @Test func `a program that complains is quoted in the error`() async throws {
        let folder = try Folder()
        let program = try folder.program("echo 'no route to host' >&2; exit 75")

        let transport = try Sendmail(command: program, from: .example()).transport

        await #expect(throws: MailError.refused(command: program, status: 75, complaint: "no route to host")) {
            try await transport.send(example(text: String(repeating: "long ", count: 100_000)))
        }
    }

    @Test func `a program that does not end is stopped`() async throws {
        let folder = try Folder()
        let program = try folder.program("exec sleep 600")

        let transport = try Sendmail(command: program, from: .example(), timeLimit: .seconds(1)).transport

        await #expect(throws: MailError.tookTooLong(command: program)) {
            try await transport.send(example())
        }
    }

    @Test func `the program is not told our secrets`() async throws {
        let folder = try Folder()
        let program = try folder.program("env > \(folder.path)/environment")
        let environment = ["PATH": "/usr/bin:/bin", "ESSAIM_DATABASE_URL": "postgres://ada:secret@localhost/essaim"]

        let sendmail = try Sendmail(command: program, from: .example(), environment: environment)
        try await sendmail.transport.send(example())

        let told = try folder.read("environment")
        #expect(told.contains("PATH") && !told.contains("secret"))
    }

    @Test func `a command that does not exist is known before the first letter`() throws {
        #expect(throws: MailError.noSuchCommand("no-such-sendmail")) {
            _ = try Sendmail(command: "no-such-sendmail -t", from: .example())
        }
    }

    private func example(subject: String = "Bonjour", text: String = "Un mot.") throws -> PostedLetter {
        PostedLetter(
            id: try required(PostedLetter.ID(rawValue: "0193-example")),
            letter: try .example(subject: subject, text: text), postedAt: TestWorld().now)
    }
}

/// A folder that goes with the test.
private final class Folder {
    let path: String

    init() throws {
        path = FileManager.default.temporaryDirectory.path + "/essaim-mail-\(UUID().uuidString)"
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit {
        do { try FileManager.default.removeItem(atPath: path) } catch { Issue.record(error) }
    }

    func program(_ script: String) throws -> String {
        let program = path + "/program"
        try Data("#!/bin/sh\n\(script)\n".utf8).write(to: URL(fileURLWithPath: program))
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program)
        return program
    }

    func read(_ name: String) throws -> String {
        try String(contentsOf: URL(fileURLWithPath: "\(path)/\(name)"), encoding: .utf8)
    }
}
