/// How hard a `JobRunner` tries.
package struct JobLimits: Sendable {
    /// How many jobs of one runner run at a time.
    package var workers = 2

    /// After so many attempts a job is `failed` and keeps its last error.
    package var attempts = 12

    /// How long a job stays with a worker that gives no more sign of life.
    package var lease: Duration = .seconds(60)

    /// The pause after the first failure; it doubles with each one, up to `longestPause`.
    package var firstPause: Duration = .seconds(5)
    package var longestPause: Duration = .seconds(6 * 3_600)

    /// How often to look for jobs that another process enqueued, or that fell due.
    package var polling: Duration = .seconds(2)

    /// By how much the clocks of the processes may differ. What is further ahead was written while a clock was wrong.
    package var clockError: Duration = .seconds(300)

    /// How long a done job, and with it its key, is remembered.
    package var memory: Duration = .seconds(30 * 86_400)

    package init() {}
}
