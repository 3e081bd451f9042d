package import Logging

/// Carries out jobs: at least once each, several at a time, again after a pause that grows when one fails.
///
/// Handlers must be idempotent. A job runs twice when its worker dies, or loses the database, after the handler's
/// work and before the job is marked done; when that happens is for the machine to choose.
package struct JobRunner: Sendable {
    package typealias Handler = @Sendable (Job) async throws -> Void

    private let database: Database
    private let world: World
    private let handlers: [String: Handler]
    private let logger: Logger
    private let limits: JobLimits
    private let queue: JobQueue

    /// - Parameter handlers: by kind. Jobs of other kinds are left to other runners.
    package init(
        database: Database, world: World, handlers: [String: Handler], logger: Logger, limits: JobLimits = JobLimits()
    ) {
        self.database = database
        self.world = world
        self.handlers = handlers
        self.logger = logger
        self.limits = limits
        queue = JobQueue(kinds: handlers.keys.sorted(), limits: limits)
    }

    /// Runs jobs as they fall due, until the task is cancelled. What was running is then given back.
    package func run() async {
        await withTaskGroup { group in
            for _ in 0..<limits.workers { group.addTask { await work() } }
            group.addTask { await tidy() }
            group.addTask { await recall() }
        }
    }

    /// Runs every job that is due; returns how many ran. For tests and commands.
    @discardableResult
    package func runDue() async throws -> Int {
        var count = 0
        while try await runOnce() { count += 1 }
        return count
    }

    /// Runs the job that has been due longest, to its success or failure; false when none is due.
    package func runOnce() async throws -> Bool {
        let now = world.now()
        guard try await database.read({ tx in try queue.hasDue(at: now, in: tx) }) else { return false }
        let lease = world.identifier()
        guard let job = try await database.write({ tx in try queue.claim(lease: lease, at: now, in: tx) }) else {
            return false
        }
        let outcome = await outcome(of: job)
        // The end of a job is written down even when the runner is being stopped.
        try await Task { try await settle(job, outcome) }.value
        return true
    }

    private func work() async {
        while !Task.isCancelled {
            let rings = database.doorbell.rings
            do {
                if try await runOnce() { continue }
            } catch is CancellationError {
                return
            } catch {
                logger.error("the jobs cannot be reached", metadata: ["error": "\(error)"])
            }
            await database.doorbell.wait(after: rings, atMost: limits.polling)
        }
    }

    /// Once an hour, in small transactions.
    private func tidy() async {
        while !Task.isCancelled {
            let time = world.now() - limits.memory
            do {
                while try await database.write({ tx in try queue.forget(doneBefore: time, in: tx) }) > 0 {}
            } catch is CancellationError {
                return
            } catch {
                logger.error("done jobs cannot be forgotten", metadata: ["error": "\(error)"])
            }
            do { try await Task.sleep(for: .seconds(3_600)) } catch { return }
        }
    }

    /// Makes due what was put off for years while the clock ran ahead; returns how many jobs.
    @discardableResult
    package func recallStrays() async throws -> Int {
        let now = world.now()
        guard try await database.read({ tx in try queue.hasStray(at: now, in: tx) }) else { return 0 }
        return try await database.write { tx in try queue.recallStrays(at: now, in: tx) }
    }

    /// Once a minute.
    private func recall() async {
        while !Task.isCancelled {
            do {
                let count = try await recallStrays()
                if count > 0 {
                    logger.warning("the clock was ahead: jobs are due again", metadata: ["jobs": "\(count)"])
                }
            } catch is CancellationError {
                return
            } catch {
                logger.error("stray jobs cannot be recalled", metadata: ["error": "\(error)"])
            }
            do { try await Task.sleep(for: .seconds(60)) } catch { return }
        }
    }

    private enum Outcome {
        case done
        case failed(any Error)
        case interrupted
        case lost
    }

    private func outcome(of job: Job) async -> Outcome {
        guard let handler = handlers[job.kind] else { preconditionFailure("only kinds with a handler are claimed") }
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask { try await handler(job) }
                group.addTask { try await keepLease(of: job) }
                defer { group.cancelAll() }
                try await group.next()
            }
            return .done
        } catch is LostLease {
            return .lost
        } catch {
            return Task.isCancelled ? .interrupted : .failed(error)
        }
    }

    private func settle(_ job: Job, _ outcome: Outcome) async throws {
        let now = world.now()
        switch outcome {
        case .done:
            try await database.write { tx in try queue.finish(job, at: now, in: tx) }
        case .interrupted:
            try await database.write { tx in try queue.giveBack(job, at: now, in: tx) }
        case .failed(let error):
            try await settle(job, failure: error, at: now)
        case .lost:
            logger.warning("a job took longer than its lease", metadata: ["job": "\(job.id)", "kind": "\(job.kind)"])
        }
    }

    private func settle(_ job: Job, failure: any Error, at now: Timestamp) async throws {
        let reason = String(String(describing: failure).replacing("\0", with: "").prefix(1_000))
        logger.warning(
            "a job failed",
            metadata: ["job": "\(job.id)", "kind": "\(job.kind)", "attempt": "\(job.attempt)", "error": "\(reason)"])
        let backoff = Backoff(first: limits.firstPause, longest: limits.longestPause)
        let next = now + backoff.pause(afterFailures: job.attempt)
        try await database.write { tx in
            if job.attempt < limits.attempts {
                try queue.postpone(job, because: reason, until: next, in: tx)
            } else {
                try queue.fail(job, because: reason, in: tx)
            }
        }
    }

    /// Returns never: throws when the lease is lost, or when the handler is done.
    private func keepLease(of job: Job) async throws {
        while true {
            try await Task.sleep(for: limits.lease / 3)
            let now = world.now()
            do {
                let isHeld = try await database.write { tx in try queue.renew(job, at: now, in: tx) }
                guard isHeld else { throw LostLease() }
            } catch let error as StorageError where error.isTransient {
                logger.warning("a lease could not be renewed", metadata: ["job": "\(job.id)", "error": "\(error)"])
            }
        }
    }
}

private struct LostLease: Error {}
