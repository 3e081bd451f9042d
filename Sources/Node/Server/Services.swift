import Logging
import ServiceLifecycle
import Storage

/// Carries out what was promised in the database, until the process is asked to stop.
struct JobService: Service {
    let runner: JobRunner

    func run() async throws {
        await cancelWhenGracefulShutdown { await runner.run() }
    }
}

/// Does something small from time to time; a failure is logged, and the next time comes all the same.
struct Routine: Service {
    let name: String
    let pause: Duration
    let logger: Logger
    let act: @Sendable () async throws -> Void

    func run() async throws {
        await cancelWhenGracefulShutdown {
            while !Task.isCancelled {
                do {
                    try await act()
                    try await Task.sleep(for: pause)
                } catch is CancellationError {
                    return
                } catch {
                    logger.error("a routine failed", metadata: ["routine": "\(name)", "error": "\(error)"])
                    await rest()
                }
            }
        }
    }

    private func rest() async {
        // Ends early when the process is asked to stop; the loop above then ends too.
        do { try await Task.sleep(for: pause) } catch {}
    }
}
