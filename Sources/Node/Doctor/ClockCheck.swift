import Commons
import Storage

/// Whether the machine's clock can be right.
struct ClockCheck {
    let now: Timestamp

    func findings(in tx: Transaction) throws -> [Finding] {
        if let latest = try Audit.latest(in: tx), latest > now + .seconds(120) {
            let minutes = (latest - now) / 60_000
            return [
                Finding(
                    "clock", .problem,
                    "It is \(minutes) minutes behind what was written last. Set it right, or wait: until then sessions "
                        + "and links last longer than they should.")
            ]
        }
        guard now > Self.thisVersion else {
            return [Finding("clock", .problem, "It shows a time before this program was written. Set it right.")]
        }
        return [Finding("clock", .ok, "after all that was written")]
    }

    /// 1 November 2026.
    private static let thisVersion = Timestamp(rawValue: 1_793_491_200_000)
}
