package import Web

/// Lets a few through at once, makes a few more wait their turn, and sends the rest away.
package actor Turnstile {
    private var free: Int
    private let mostWaiting: Int
    private let refusal: AppError
    private var waiting: [CheckedContinuation<Void, Never>] = []

    /// - Parameter refusal: what those are told who come when the line is full.
    package init(atOnce: Int, waiting most: Int, _ refusal: AppError) {
        (free, mostWaiting, self.refusal) = (atOnce, most, refusal)
    }

    /// - Throws: the refusal when the line is full.
    package nonisolated func pass<Value: Sendable>(_ body: @Sendable () async throws -> Value) async throws -> Value {
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
        guard waiting.count < mostWaiting else { throw refusal }
        await withCheckedContinuation { waiting.append($0) }
    }

    /// Whoever waited longest takes the place.
    private func leave() {
        if waiting.isEmpty { free += 1 } else { waiting.removeFirst().resume() }
    }
}
