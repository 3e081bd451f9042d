package import Markup

extension MapPicture {
    /// The picture: `<svg class="map">`.
    package var markup: Markup {
        let groups = groups
        let points = groups.map(\.point)
        return element(
            "svg", .class("map"), .id(id), Attribute("viewBox", frame.window.viewBox), .role("group"),
            .ariaLabelledby("\(id)-title"), .ariaDescribedby("\(id)-description")
        ) {
            element("title", .id("\(id)-title")) { words.title }
            element("desc", .id("\(id)-description")) { words.description }
            symbols
            beyond
            land
            insets
            element("g", .class("bands"), .ariaHidden("true")) { bands(of: groups).compactMap(band) }
            lines
            groups.map { drawing(of: $0, isRoomy: isRoomy($0.point, among: points)) }
            element("g", .class("names"), .ariaHidden("true"), Attribute("font-size", (24 * frame.unit).short)) {
                names(of: groups).map(drawing)
            }
        }
    }

    /// Only the marks that this picture uses.
    private var symbols: Markup {
        element("defs") {
            Mark.allCases.filter { mark in dots.contains { $0.mark == mark } }.map { $0.symbol(id: symbolID($0)) }
        }
    }

    private func symbolID(_ mark: Mark) -> String { "\(id)-\(mark.rawValue)" }

    private var land: Markup {
        element("g", .ariaHidden("true"), Attribute("stroke-width", (frame.unit * 1.3).short)) {
            outline("\(frame.sheet)", .class("land"))
            here.map { outline("\(frame.sheet)-\($0)", .class("land here")) }
        }
    }

    /// Around a part of France, the countries beside it: without them, half of the picture may be empty.
    private var beyond: Markup {
        guard
            frame.sheet == Frame.france.sheet, frame.panels.count == 1, let panel = frame.panels.first,
            panel.inset == nil, let europe = Frame.europe.panels.first, let transform = panel.transform(from: europe)
        else { return .group([]) }
        return element("g", .ariaHidden("true"), Attribute("transform", transform)) {
            Self.neighbours.map { code in
                element(
                    "use", .class("land beyond"), .href("/assets/outlines/europe.svg#europe-\(code)")
                ) {}
            }
        }
    }

    /// The countries that a map of the mainland may show a part of. France itself, drawn coarser, closes the gaps
    /// between its departments and them.
    static let neighbours = ["AD", "AT", "BE", "CH", "DE", "ES", "FR", "GB", "IT", "LI", "LU", "MC", "NL"]

    private func outline(_ fragment: String, _ attribute: Attribute) -> Markup {
        element("use", attribute, .href("/assets/outlines/\(frame.sheet).svg#\(fragment)")) {}
    }

    /// The borders and names of the insets, when the whole map is looked at.
    private var insets: Markup {
        guard frame.panels.count > 1 else { return .group([]) }
        return .group(
            frame.panels.compactMap(\.inset).map { inset in
                element("g", .class("inset"), Attribute("stroke-width", (frame.unit * 1.3).short)) {
                    element(
                        "rect", Attribute("x", inset.border.x.short), Attribute("y", inset.border.y.short),
                        .width(inset.border.width.short), .height(inset.border.height.short)
                    ) {}
                    element(
                        "text", Attribute("x", (inset.border.x + 9 * frame.unit).short),
                        Attribute("y", (inset.border.y + 26 * frame.unit).short),
                        Attribute("font-size", (21 * frame.unit).short)
                    ) { inset.name }
                }
            })
    }

    /// A line is a descent: bent, so that those between the same two places are told apart from those that go on.
    private var lines: Markup {
        guard !descents.isEmpty else { return .group([]) }
        return element("g", .class("descents"), .ariaHidden("true"), Attribute("stroke-width", (2 * frame.unit).short))
        {
            descents.compactMap { line(from: $0.from, to: $0.to) }
        }
    }

    /// Nil between two windows, which lie beside one another only in the picture.
    private func line(from: Position, to: Position) -> Markup? {
        guard let panel = frame.panel(holding: from), panel.bounds.contains(to) else { return nil }
        let (start, end) = (panel.point(of: from), panel.point(of: to))
        guard start.distance(to: end) > 0 else { return nil }
        let (x, y) = ((start.x + end.x) / 2 + (end.y - start.y) / 6, (start.y + end.y) / 2 - (end.x - start.x) / 6)
        let path = "M\(start.x.short) \(start.y.short)Q\(x.short) \(y.short) \(end.x.short) \(end.y.short)"
        return element("path", Attribute("d", path), Attribute("fill", "none")) {}
    }

    private func band(around placed: Arrangement.Placed) -> Markup? {
        guard let radius = placed.radius else { return nil }
        return circle("around", radius: radius, at: placed.point)
    }

    private func drawing(of name: NamePlacement.Placed) -> Markup {
        element(
            "text", Attribute("x", name.point.x.short), Attribute("y", name.point.y.short),
            Attribute("text-anchor", name.anchor)
        ) { name.name }
    }

    private func drawing(of group: Arrangement.Group, isRoomy: Bool) -> Markup {
        switch group {
        case .alone(let placed, let point): drawing(of: placed, at: point, isRoomy ? "dot roomy" : "dot")
        case .gathered(let heap, let point):
            drawing(of: heap, at: point, isRoomy ? "dot gathered roomy" : "dot gathered")
        }
    }

    private func drawing(of placed: Arrangement.Placed, at point: Point, _ classes: String) -> Markup {
        link([.class(classes), .href(placed.dot.path), .ariaLabel(placed.dot.label)] + data(of: placed), at: point) {
            element("title") { placed.dot.label }
            element("g") {
                circle("touch", radius: radius * 1.9)
                circle("ground", radius: radius)
                symbol(of: placed.dot.mark)
                circle("ring", radius: radius * 1.5)
            }
        }
    }

    private func drawing(of heap: [Arrangement.Placed], at point: Point, _ classes: String) -> Markup {
        let label = words.gathered(heap.count)
        return link([.class(classes), .href(tablePath), .ariaLabel(label)], at: point) {
            element("title") { label }
            element("g") {
                circle("touch", radius: radius * 1.9)
                circle("ground", radius: radius * 1.45)
                circle("group", radius: radius * 1.3)
                element("text", .class("count"), Attribute("font-size", (radius * 1.4).short)) { "\(heap.count)" }
                circle("ring", radius: radius * 1.6)
            }
            members(of: heap)
        }
    }

    private func link(_ attributes: [Attribute], at point: Point, @MarkupBuilder content: () -> Markup) -> Markup {
        let place = Attribute("transform", "translate(\(point.x.short) \(point.y.short))")
        return element("a", attributes + [place], content())
    }

    /// Where a dot truly is, and its state: with these `map.js` sets each place apart.
    private func data(of placed: Arrangement.Placed) -> [Attribute] {
        [
            Attribute("data-x", placed.point.x.short), Attribute("data-y", placed.point.y.short),
            Attribute("data-mark", placed.dot.mark.rawValue),
        ]
    }

    /// The places behind a number, for `map.js` alone: the table shows them to everyone.
    private func members(of heap: [Arrangement.Placed]) -> Markup {
        element("g", Attribute("display", "none")) {
            heap.map { placed in
                let own = [Attribute("data-path", placed.dot.path), Attribute("data-label", placed.dot.label)]
                return element("g", own + data(of: placed), .group([]))
            }
        }
    }

    private func symbol(of mark: Mark) -> Markup {
        element(
            "use", .class(mark.classes), .href("#\(symbolID(mark))"), Attribute("x", (-radius).short),
            Attribute("y", (-radius).short), .width((2 * radius).short), .height((2 * radius).short)
        ) {}
    }

    private func circle(_ name: String, radius: Double, at point: Point = Point(x: 0, y: 0)) -> Markup {
        element(
            "circle", .class(name), Attribute("cx", point.x.short), Attribute("cy", point.y.short),
            Attribute("r", radius.short)
        ) {}
    }
}

extension Arrangement.Group {
    /// Where it is drawn.
    var point: Point {
        switch self {
        case .alone(_, let point), .gathered(_, let point): point
        }
    }

    /// The name that all of its places share.
    var name: String? {
        let names = Set(placed.map(\.dot.name))
        return names.count == 1 ? names.first ?? nil : nil
    }

    var placed: [Arrangement.Placed] {
        switch self {
        case .alone(let placed, _): [placed]
        case .gathered(let heap, _): heap
        }
    }
}
