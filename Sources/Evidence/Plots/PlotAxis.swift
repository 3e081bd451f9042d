/// One side of a plot: what lies between its ends, and where it is marked.
struct PlotAxis: Sendable {
    struct Tick: Sendable {
        let value: Double
        let label: String
    }

    /// Where the lower numbers are.
    enum Start: Sendable { case left, top, bottom }

    let start: Start
    let lower: Double
    let upper: Double
    let ticks: [Tick]

    /// - Parameter ticks: those outside are left out.
    init(from lower: Double, to upper: Double, startingAt start: Start, ticks: [Tick]) {
        let isWide = upper > lower
        (self.lower, self.upper) = isWide ? (lower, upper) : (lower - 0.5, lower + 0.5)
        self.start = start
        self.ticks = ticks.filter { [lower = self.lower, upper = self.upper] in lower...upper ~= $0.value }
    }

    /// With some room on both sides of what is shown.
    init(around values: [Double], startingAt start: Start, ticks: (Double, Double) -> [Tick]) {
        let (least, most) = (values.min() ?? 0, values.max() ?? 1)
        let room = 0.07 * (most > least ? most - least : max(1, abs(most)))
        self.init(
            from: least - room, to: most + room, startingAt: start, ticks: ticks(least - room, most + room))
    }

    /// In per cent of the width from the left, or of the height from the top; what lies outside is at the edge.
    func place(_ value: Double) -> Double {
        let share = 100 * min(1, max(0, (value - lower) / (upper - lower)))
        return start == .bottom ? 100 - share : share
    }
}
