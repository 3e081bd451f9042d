import Dispatch
import Foundation

/// A program that is given a text and has to end well, within a time.
struct ChildProcess: Sendable {
    let path: String
    let arguments: [String]
    let environment: [String: String]
    let timeLimit: Duration

    /// Waits on a thread of its own: starting and awaiting a process block, and the cooperative pool must not.
    func run(input: String) async throws {
        try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
            DispatchQueue.global(qos: .utility).async {
                continuation.resume(with: Result { try runToEnd(input: input) })
            }
        }
    }

    private func runToEnd(input: String) throws {
        // Files, not pipes: a program that reads nothing, or complains at length, can then block nobody.
        let given = try UnnamedFile(holding: input)
        let complaints = try UnnamedFile()
        let process = Process()
        process.executableURL = URL(fileURLWithPath: path)
        process.arguments = arguments
        process.environment = environment
        process.standardInput = given.handle
        process.standardOutput = FileHandle.nullDevice
        process.standardError = complaints.handle
        try wait(for: process)
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            let complaint = try complaints.text(atMost: 500)
            throw MailError.refused(command: path, status: Int(process.terminationStatus), complaint: complaint)
        }
    }

    private func wait(for process: Process) throws(MailError) {
        let end = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in end.signal() }
        do {
            try process.run()
        } catch {
            throw .notStarted(command: path, reason: "\(error)")
        }
        guard end.wait(timeout: .now() + .seconds(Int(timeLimit.components.seconds))) == .success else {
            kill(process.processIdentifier, SIGKILL)
            end.wait()
            throw .tookTooLong(command: path)
        }
    }
}
