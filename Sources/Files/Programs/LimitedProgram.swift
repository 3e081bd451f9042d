import Dispatch
import Foundation
import Synchronization

/// A program of the machine that looks at what strangers sent. It runs apart: with little time, memory and room, without a
/// shell, without our settings and, where the system lets us, without a network.
package struct LimitedProgram: Sendable {
    /// What it may use.
    package struct Limits: Sendable {
        /// Of the processor.
        package var seconds = 5
        /// By the clock.
        package var wallSeconds = 20
        package var memoryMegabytes = 512
        /// Of each file that it writes.
        package var fileMegabytes = 512

        package init() {}
    }

    /// It ended badly: what it was given is not what it should be, or takes more than it may use.
    package struct Ended: Error, Equatable, CustomStringConvertible {
        let name: String
        let status: Int
        /// What it said last, up to 500 bytes.
        package let complaint: String

        package var description: String { "\(name) ended with \(status): \(complaint)" }
    }

    /// It is not on this machine.
    package struct Missing: Error, Equatable, CustomStringConvertible {
        package let name: String

        package var description: String { "there is no program '\(name)'" }
    }

    private let name: String
    private let limits: Limits

    /// - Parameter name: of a program of the system, or the path of one that an operator named.
    package init(_ name: String, _ limits: Limits = Limits()) {
        self.name = name
        self.limits = limits
    }

    package static func isThere(_ name: String) -> Bool { path(of: name) != nil }

    /// Whether what is started has no network of its own.
    package static var isWithoutNetwork: Bool { !apart.isEmpty }

    /// - Parameters:
    ///   - arguments: none of them is read by a shell.
    ///   - folder: in which it runs, and leaves what it needs for a while.
    /// - Returns: what it said, up to 64 KiB.
    @discardableResult
    package func run(_ arguments: [String], in folder: String) async throws -> String {
        guard let path = Self.path(of: name) else { throw Missing(name: name) }
        let started = StartedProcess()
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<String, any Error>) in
                // Starting and awaiting a process block: the cooperative pool must not.
                DispatchQueue.global(qos: .utility).async {
                    continuation.resume(
                        with: Result { try runToEnd(Self.prefix(limits) + [path] + arguments, in: folder, started) })
                }
            }
        } onCancel: {
            started.stop()
        }
    }

    private func runToEnd(_ command: [String], in folder: String, _ started: StartedProcess) throws -> String {
        let (answers, complaints) = (try ProgramOutput(in: folder), try ProgramOutput(in: folder))
        let process = Process()
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst())
        process.currentDirectoryURL = URL(fileURLWithPath: folder)
        process.environment = [
            "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "HOME": folder, "TMPDIR": folder,
            // Threads that reserve room for what they may never use would come to the end of it.
            "MALLOC_ARENA_MAX": "1", "VIPS_CONCURRENCY": "1", "VIPS_BLOCK_UNTRUSTED": "1",
        ]
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = answers.handle
        process.standardError = complaints.handle
        let end = DispatchSemaphore(value: 0)
        process.terminationHandler = { _ in end.signal() }
        try process.run()
        started.note(process.processIdentifier)
        end.wait()
        started.note(nil)
        guard process.terminationReason == .exit, process.terminationStatus == 0 else {
            throw Ended(name: name, status: Int(process.terminationStatus), complaint: try complaints.text(500))
        }
        return try answers.text(64 << 10)
    }

    /// What holds it: the clock (which ends its children too, even when this process is gone), the limits, the network.
    private static func prefix(_ limits: Limits) -> [String] {
        let bytes = { (megabytes: Int) in "\(megabytes << 20)" }
        return mortal + [
            "/usr/bin/timeout", "--signal=KILL", "\(limits.wallSeconds)", "/usr/bin/nice", "-n", "5",
            "/usr/bin/prlimit", "--cpu=\(limits.seconds):\(limits.seconds + 1)",
            "--as=\(bytes(limits.memoryMegabytes))", "--fsize=\(bytes(limits.fileMegabytes))", "--nofile=64:64",
            "--core=0", "--stack=\(2 << 20)", "--",
        ] + apart + mortal
    }

    /// It ends with its parent, whatever ended that: nobody waits any more for what it makes.
    private static let mortal: [String] = {
        let path = "/usr/bin/setpriv"
        return FileManager.default.isExecutableFile(atPath: path) ? [path, "--pdeathsig", "KILL", "--"] : []
    }()

    /// A network of its own, in which there is nobody; empty where the system does not let us.
    private static let apart: [String] = {
        let command = ["/usr/bin/unshare", "--user", "--map-current-user", "--net", "--"]
        let process = Process()
        process.executableURL = URL(fileURLWithPath: command[0])
        process.arguments = Array(command.dropFirst()) + ["/bin/true"]
        process.standardError = FileHandle.nullDevice
        do { try process.run() } catch { return [] }
        process.waitUntilExit()
        return process.terminationStatus == 0 ? command : []
    }()

    private static func path(of name: String) -> String? {
        let places =
            name.hasPrefix("/") ? [name] : ["/usr/bin", "/usr/local/bin", "/bin"].map { "\($0)/\(name)" }
        return
            places
            .first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}

/// The process while it runs, so that another thread can end it.
private final class StartedProcess: Sendable {
    private struct State {
        var id: pid_t?
        var isStopped = false
    }

    private let state = Mutex(State())

    func note(_ id: pid_t?) {
        let isStopped = state.withLock { state in
            state.id = id
            return state.isStopped
        }
        if isStopped { end(id) }
    }

    func stop() {
        let id = state.withLock { state in
            state.isStopped = true
            return state.id
        }
        end(id)
    }

    /// With what it started: it leads a group of its own. No other signal is sure to reach it.
    private func end(_ id: pid_t?) {
        if let id { kill(-id, SIGKILL) }
    }
}
