/// Dots that would hide one another are spread a little; where they are many, they are gathered under their number.
struct Arrangement {
    struct Placed {
        let dot: Dot
        /// Where it is.
        let point: Point
        /// Its soft band, in picture units; nil when its position is exact.
        let radius: Double?
    }

    enum Group {
        /// A dot, and where it is drawn.
        case alone(Placed, Point)
        case gathered([Placed], Point)
    }

    /// Dots nearer than this touch one another, in picture units.
    let touching: Double

    private static let mostSpread = 3

    func groups(of placed: [Placed]) -> [Group] {
        var heaps: [[Placed]] = []
        for one in placed {
            if let index = heaps.firstIndex(where: { $0[0].point.distance(to: one.point) < touching }) {
                heaps[index].append(one)
            } else {
                heaps.append([one])
            }
        }
        return heaps.flatMap { heap in
            heap.count > Self.mostSpread ? [.gathered(heap, Self.middle(of: heap))] : spread(heap)
        }
    }

    /// Around their common middle, each at the same distance from its neighbours.
    private func spread(_ heap: [Placed]) -> [Group] {
        guard heap.count > 1 else { return heap.map { .alone($0, $0.point) } }
        let middle = Self.middle(of: heap)
        let step = 360 / Double(heap.count)
        let radius = touching / 2 / Degrees.sine(step / 2)
        return heap.enumerated().map { index, placed in
            let angle = step * Double(index) - 90
            let point = Point(
                x: middle.x + radius * Degrees.cosine(angle), y: middle.y + radius * Degrees.sine(angle))
            return .alone(placed, point)
        }
    }

    private static func middle(of heap: [Placed]) -> Point {
        let count = Double(heap.count)
        return Point(
            x: heap.reduce(0) { $0 + $1.point.x } / count, y: heap.reduce(0) { $0 + $1.point.y } / count)
    }
}
