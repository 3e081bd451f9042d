import Foundation
import Synchronization
import Web

/// Does work that blocks on threads of its own: so much at once, so much waiting, the rest is asked to come back.
final class WorkBench: Sendable {
    private let queue = OperationQueue()
    private let room: Int
    private let taken = Mutex(0)

    init(atOnce: Int, waiting: Int) {
        queue.maxConcurrentOperationCount = atOnce
        room = atOnce + waiting
    }

    func run<Result: Sendable>(_ work: @escaping @Sendable () throws -> Result) async throws -> Result {
        guard take() else { throw AppError(.unavailable, "accounts.error.busy", retryAfter: 2) }
        defer { taken.withLock { $0 -= 1 } }
        return try await withCheckedThrowingContinuation { continuation in
            queue.addOperation { continuation.resume(with: Swift.Result { try work() }) }
        }
    }

    private func take() -> Bool {
        taken.withLock { taken in
            guard taken < room else { return false }
            taken += 1
            return true
        }
    }
}
