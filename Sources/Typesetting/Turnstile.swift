import Web

/// Lets a few through at once, makes a few more wait their turn, and sends the rest away.
actor Turnstile {
    private var free: Int
    private let mostWaiting: Int
    private var waiting: [CheckedContinuation<Void, Never>] = []

    init(atOnce: Int, waiting most: Int) { (free, mostWaiting) = (atOnce, most) }

    /// - Throws: `AppError` of kind `unavailable` when the line is full.
    nonisolated func pass<Value: Sendable>(_ body: @Sendable () async throws -> Value) async throws -> Value {
        try await enter()
        do {
            let value = try await body()
            await leave()
            return value
        } catch {
            await leave()
            throw error
        }
    }

    private func enter() async throws {
        if free > 0 { return free -= 1 }
        guard waiting.count < mostWaiting else {
            throw AppError(.unavailable, "typesetting.error.busy", retryAfter: 20)
        }
        await withCheckedContinuation { waiting.append($0) }
    }

    /// Whoever waited longest takes the place.
    private func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
