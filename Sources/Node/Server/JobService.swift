import ServiceLifecycle
import Storage

/// Carries out what was promised in the database, until the process is asked to stop.
struct JobService: Service {
    let runner: JobRunner

    func run() async throws {
        await cancelWhenGracefulShutdown { await runner.run() }
    }
}
