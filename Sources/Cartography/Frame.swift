/// What a map shows: its windows on the Earth, and the part of the picture that is looked at.
package struct Frame: Sendable {
    /// The sheet of outlines it is drawn on: `france` stands for `/assets/outlines/france.svg#france`.
    package let sheet: String
    /// The part of the picture that is looked at, in picture units: the `viewBox`.
    package let window: Rectangle
    let panels: [Panel]

    init(sheet: String, window: Rectangle, panels: [Panel]) {
        self.sheet = sheet
        self.window = window
        self.panels = panels
    }

    /// Where a position falls; nil when no window of this map holds it.
    package func point(of position: Position) -> Point? {
        panel(holding: position)?.point(of: position)
    }

    func panel(holding position: Position) -> Panel? {
        panels.first { $0.bounds.contains(position) }
    }

    /// Lengths on the page are the same in a whole map and in a part of it: one thousandth of the width.
    var unit: Double { window.width / 1000 }
}

extension Frame {
    /// A part of the map of France, of Europe or of the world, the first that holds some positions, around them; the
    /// whole of France around none.
    package static func fitting(_ positions: [Position]) -> Frame {
        guard !positions.isEmpty else { return .france }
        return smallest(of: [france, europe], holding: positions).narrowed(to: positions)
    }

    /// The same for positions of which some may lie on the map of France, where it would say little.
    package static func fittingAbroad(_ positions: [Position]) -> Frame {
        smallest(of: [europe], holding: positions).narrowed(to: positions)
    }

    private static func smallest(of frames: [Frame], holding positions: [Position]) -> Frame {
        frames.first { frame in positions.allSatisfy { frame.panel(holding: $0) != nil } } ?? world
    }

    /// The same picture, looked at more closely when all the positions are in one of its windows.
    package func narrowed(to positions: [Position]) -> Frame {
        guard
            let first = positions.first, let panel = panel(holding: first),
            positions.allSatisfy(panel.bounds.contains),
            let around = Rectangle(around: positions.map(panel.point))
        else { return self }
        let area = panel.inset?.border ?? panel.place
        // With room around the outermost dots, and never closer than the outlines are precise.
        let width = max(around.width * 1.3, around.height * 1.6, area.width / 4)
        guard width < area.width else { return self }
        let height = min(width * 0.8, area.height)
        let window = Rectangle(
            x: min(max(around.centre.x - width / 2, area.x), area.x + area.width - width),
            y: min(max(around.centre.y - height / 2, area.y), area.y + area.height - height),
            width: width, height: height)
        return Frame(sheet: sheet, window: window, panels: [panel])
    }
}
