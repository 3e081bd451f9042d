/// Names beside dots, where there is room: right of the dot, else left of it, under it or above it, else nowhere.
struct NamePlacement {
    struct Placed {
        let name: String
        let point: Point
        /// As SVG has it: `start`, `middle` or `end`.
        let anchor: String
    }

    /// The height of letters, in picture units.
    let size: Double
    /// What stands around a dot.
    let radius: Double
    let window: Rectangle

    /// The mean width of a letter of the page's face, in heights.
    private static let letterWidth = 0.53

    func placed(_ names: [(name: String, at: Point)], avoiding dots: [Point]) -> [Placed] {
        var taken = dots.map { Rectangle(x: $0.x - radius, y: $0.y - radius, width: 2 * radius, height: 2 * radius) }
        var placed: [Placed] = []
        for (name, point) in names {
            let width = Double(name.count) * size * Self.letterWidth
            let room = places(around: point, width: width).first { place in
                window.contains(place.box) && !taken.contains { $0.intersects(place.box) }
            }
            guard let room else { continue }
            taken.append(room.box)
            placed.append(Placed(name: name, point: room.point, anchor: room.anchor))
        }
        return placed
    }

    private func places(around dot: Point, width: Double) -> [(point: Point, anchor: String, box: Rectangle)] {
        let gap = radius + 0.2 * size
        let line = { (x: Double, y: Double) in Rectangle(x: x, y: y, width: width, height: size) }
        return [
            (Point(x: dot.x + gap, y: dot.y + 0.35 * size), "start", line(dot.x + gap, dot.y - size / 2)),
            (Point(x: dot.x - gap, y: dot.y + 0.35 * size), "end", line(dot.x - gap - width, dot.y - size / 2)),
            (Point(x: dot.x, y: dot.y + gap + 0.8 * size), "middle", line(dot.x - width / 2, dot.y + gap)),
            (Point(x: dot.x, y: dot.y - gap - 0.2 * size), "middle", line(dot.x - width / 2, dot.y - gap - size)),
        ]
    }
}
