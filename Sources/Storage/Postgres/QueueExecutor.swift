internal import Dispatch

/// Runs an actor on a serial queue: a blocking call then holds a thread of its own, never one of the cooperative pool.
///
/// Unchecked because Dispatch does not declare its queues `Sendable` on Linux; they are safe to share.
final class QueueExecutor: SerialExecutor, @unchecked Sendable {
    private let queue: DispatchQueue

    init(label: String) {
        queue = DispatchQueue(label: label)
    }

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    func asUnownedSerialExecutor() -> UnownedSerialExecutor {
        UnownedSerialExecutor(ordinary: self)
    }
}
