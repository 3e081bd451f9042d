/// Pauses that double with every failure, each taken at random up to its full length, so that those who failed
/// together do not come back together.
struct Backoff: Sendable {
    let first: Duration
    let longest: Duration

    func pause(afterFailures failures: Int) -> Duration {
        let doublings = min(max(failures, 1) - 1, 30)
        let full = min(first * (1 << doublings), longest)
        return full * Double.random(in: 0.1...1)
    }
}
