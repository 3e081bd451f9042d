import ServiceLifecycle

/// Says that the process was asked to stop, at once, so that whoever sends requests sends them elsewhere.
struct StopService: Service {
    let readiness: Readiness

    func run() async throws {
        try await gracefulShutdown()
        readiness.stop()
        ServiceNotice()?.tell(.stopping)
    }
}
