import Cartography
import Commons
import Lineage
import Markup
import Practices
import Replications
import Storage
import Web

/// A family as a tree over time: each has a row of its own, begins at its year, and a line leads to it from what it came
/// from. Colours stand in the picture itself, so that it can be taken away; the style sheet of a page says its own.
struct FamilyDrawing: Sendable {
    let tree: FamilyTree
    let texts: Texts
    let now: Timestamp
    let sheet: DrawingSheet
    /// Makes an address of a path: absolute, where the picture leaves the page.
    let address: @Sendable (String) -> String
    private let layout: FamilyLayout
    private let axis: TimeAxis?
    private let sharedEdges: Set<Edge>

    static let ink = "#1F2421"
    static let soft = "#5B5E57"
    static let line = "#8A7F6B"
    static let rule = "#DDD3C0"
    static let zebra = "#F4EDE0"
    static let band = "#F7E5BD"
    static let paper = "#FBF7EF"

    init(
        _ tree: FamilyTree, _ texts: Texts, at now: Timestamp, _ width: DrawingSheet.Width,
        address: @escaping @Sendable (String) -> String = { $0 }
    ) {
        self.tree = tree
        self.texts = texts
        self.now = now
        self.address = address
        sheet = DrawingSheet(width: width, rows: tree.nodes.count)
        let years = tree.years
        layout = FamilyLayout(of: tree.family, years: years)
        let isDated = years.contains { $0 != nil }
        axis = isDated ? TimeAxis(over: layout.times, until: CivilDate(now).years) : nil
        let numbers = Dictionary(tree.nodes.enumerated().map { ($1.id, $0) }) { first, _ in first }
        sharedEdges = Set(
            tree.shared.compactMap { shared in
                numbers[shared.parent].flatMap { parent in numbers[shared.child].map { Edge(parent, $0) } }
            })
    }

    /// - Parameter caption: the finding, in one sentence: the name of the picture.
    func markup(caption: String) -> Markup {
        sheet.picture([
            .class("family"), .id("family"), .role("group"), .ariaLabelledby("family-title"),
            .ariaDescribedby("family-description"),
            Attribute("font-family", "Atkinson Hyperlegible, Verdana, sans-serif"), Attribute("font-size", "14"),
        ]) {
            element("title", .id("family-title")) { caption }
            element("desc", .id("family-description")) { texts("families.picture.description") }
            symbols
            ground
            years
            rows
            lines
            marks
        }
    }

    private var symbols: Markup {
        element("defs") {
            Mark.allCases.filter { mark in tree.nodes.contains { $0.entry?.mark == mark } }.map {
                $0.symbol(id: "family-\($0.rawValue)")
            }
        }
    }

    /// Taken away, the picture brings its own paper.
    private var ground: Markup {
        guard case .units = sheet.width else { return .group([]) }
        return element("rect", .width("100%"), .height("100%"), Attribute("fill", Self.paper)) {}
    }

    /// Named anew above each group of rows: a long tree is read in its middle too.
    private var years: Markup {
        guard let axis else { return .group([]) }
        return element("g", .class("years"), .ariaHidden("true")) {
            axis.years.map { year in
                let x = sheet.x(axis.share(of: Double(year)))
                return .group((0..<sheet.groups).map { self.year(year, at: x, under: sheet.top(ofGroup: $0)) })
            }
        }
    }

    private func year(_ year: Int, at x: String, under top: Double) -> Markup {
        let end = min(top + Double(DrawingSheet.group + 1) * DrawingSheet.rowHeight, sheet.height)
        return .group([
            element(
                "line", Attribute("x1", x), Attribute("x2", x), Attribute("y1", (top + 22).short),
                Attribute("y2", end.short), Attribute("stroke", Self.rule)
            ) {},
            element(
                "text", Attribute("x", x), Attribute("y", (top + 17).short), Attribute("text-anchor", "middle"),
                Attribute("fill", Self.soft), Attribute("font-size", "13")
            ) { "\(year)" },
        ])
    }

    private func place(of node: Int) -> Double { axis?.share(of: layout.times[node]) ?? depth[node] }

    /// Without any date, generations stand in place of years.
    private var depth: [Double] {
        let most = max(layout.times.max() ?? 1, FamilyLayout.step)
        return layout.times.map { 0.03 + 0.94 * $0 / most }
    }

    private func y(of node: Int) -> Double { sheet.y(ofRow: layout.rows[node]) }

    /// In the order of the rows, so that a keyboard goes down the page.
    private var inOrder: [Int] { tree.nodes.indices.sorted { layout.rows[$0] < layout.rows[$1] } }
}

// The rows: names, spans of life.
extension FamilyDrawing {
    private var rows: Markup {
        element("g", .class("kin")) { inOrder.map(row) }
    }

    private func row(_ node: Int) -> Markup {
        let told = tree.nodes[node]
        let words = NodeWords(told, tree, texts)
        let content = Markup.group([
            element("title") { words.label },
            element(
                "rect", .class(layout.rows[node].isMultiple(of: 2) ? "row" : "row odd"), Attribute("x", "0"),
                Attribute("y", (y(of: node) - DrawingSheet.rowHeight / 2).short), .width("100%"),
                .height(DrawingSheet.rowHeight.short),
                Attribute("fill", layout.rows[node].isMultiple(of: 2) ? "none" : Self.zebra),
                Attribute("pointer-events", "all")
            ) {},
            life(of: node),
            name(words, at: y(of: node) + 5, language: told.language),
        ])
        guard let path = told.path else { return element("g", .class("unseen")) { content } }
        return element("a", .href(address(path)), .ariaLabel(words.label)) { content }
    }

    private func name(_ words: NodeWords, at y: Double, language: String?) -> Markup {
        element(
            "text", Attribute("x", sheet.names), Attribute("y", y.short), Attribute("fill", Self.ink),
            .ariaHidden("true")
        ) {
            element("tspan", .optional("lang", language)) {
                words.beginning
                words.rest.isEmpty ? .group([]) : element("tspan", .class("more")) { words.rest }
                words.rest.isEmpty
                    ? .group([]) : element("tspan", .class("cut"), Attribute("display", "none")) { "…" }
            }
            element("tspan", .class("beside"), Attribute("fill", Self.soft), Attribute("font-size", "12")) {
                words.beside
            }
        }
    }

    /// From its beginning to its end, or to the edge of the present.
    private func life(of node: Int) -> Markup {
        let told = tree.nodes[node]
        guard let axis, told.kind == .replication, told.year != nil else { return .group([]) }
        let end = told.lastYear.map { max($0, layout.times[node]) }
        let y = y(of: node).short
        let stop = sheet.x(end.map(axis.share) ?? 1)
        return .group([
            element(
                "line", .class("life"), Attribute("x1", sheet.x(place(of: node))), Attribute("x2", stop),
                Attribute("y1", y), Attribute("y2", y), Attribute("stroke", Self.rule), Attribute("stroke-width", "3")
            ) {},
            end == nil
                ? .group([])
                : element(
                    "line", .class("end"), Attribute("x1", stop), Attribute("x2", stop),
                    Attribute("y1", (self.y(of: node) - 5).short), Attribute("y2", (self.y(of: node) + 5).short),
                    Attribute("stroke", Self.line), Attribute("stroke-width", "2")
                ) {},
        ])
    }
}

// The lines of descent and the marks.
extension FamilyDrawing {
    /// Stretched with the strip; their thickness is not.
    private var lines: Markup {
        element(
            "svg", .width(sheet.treeWidth), .height(sheet.height.short),
            Attribute("viewBox", "0 0 \(DrawingSheet.across.short) \(sheet.height.short)"),
            Attribute("preserveAspectRatio", "none"), Attribute("fill", "none"), Attribute("stroke", Self.line),
            Attribute("pointer-events", "none"), .ariaHidden("true")
        ) {
            tree.nodes.indices.flatMap { child in
                tree.family.parents(of: child).map { line(from: $0, to: child) }
            }
        }
    }

    /// From its first parent a line goes down, then across; from further ones it is a curve that may cross others.
    private func line(from parent: Int, to child: Int) -> Markup {
        let isFirst = layout.firstParents[child] == parent
        let isShared = sharedEdges.contains(Edge(parent, child))
        let (fromX, toX) = (place(of: parent) * DrawingSheet.across, place(of: child) * DrawingSheet.across)
        let (fromY, toY) = (y(of: parent), y(of: child))
        let bend = min(20, max(toX - fromX, 0))
        let path =
            isFirst
            ? "M\(fromX.short) \(fromY.short)V\((toY - 9).short)Q\(fromX.short) \(toY.short) "
                + "\((fromX + bend).short) \(toY.short)H\(toX.short)"
            : "M\(fromX.short) \(fromY.short)C\(fromX.short) \(((fromY + 2 * toY) / 3).short) "
                + "\(((fromX + 2 * toX) / 3).short) \(toY.short) \(toX.short) \(toY.short)"
        return element(
            "path",
            .class(
                [isFirst ? "line" : "line further", isShared ? "shared" : ""].filter { !$0.isEmpty }.joined(
                    separator: " ")),
            Attribute("d", path), Attribute("vector-effect", "non-scaling-stroke"),
            Attribute("stroke-width", isShared ? "3.5" : "1.4"),
            .optional("stroke-dasharray", isFirst ? nil : "5 3")
        ) {}
    }

    private var marks: Markup {
        element("g", .class("marks"), Attribute("pointer-events", "none"), .ariaHidden("true")) { inOrder.map(mark) }
    }

    private func mark(_ node: Int) -> Markup {
        let told = tree.nodes[node]
        let (x, y) = (sheet.x(place(of: node)), y(of: node))
        guard let mark = told.entry?.mark else { return square(told, x, y) }
        return .group([
            told.year == nil
                ? element(
                    "circle", .class("doubt"), Attribute("cx", x), Attribute("cy", y.short), Attribute("r", "12"),
                    Attribute("fill", Self.band)
                ) {} : .group([]),
            element(
                "circle", .class("ground"), Attribute("cx", x), Attribute("cy", y.short), Attribute("r", "8"),
                Attribute("fill", Self.paper)
            ) {},
            element(
                "use", .class(mark.classes), .href("#family-\(mark.rawValue)"), Attribute("x", x),
                Attribute("y", (y - 8).short), .width("16"), .height("16"), Attribute("transform", "translate(-8 0)"),
                Attribute("color", mark.colour)
            ) {},
        ])
    }

    /// A practice is no place: a square. What is not shown is an empty one.
    private func square(_ told: FamilyNode, _ x: String, _ y: Double) -> Markup {
        element(
            "rect", .class("practice"), Attribute("x", x), Attribute("y", (y - 6).short), .width("12"), .height("12"),
            Attribute("transform", "translate(-6 0)"), Attribute("fill", told.isShown ? Self.ink : Self.paper),
            Attribute("stroke", told.isShown ? Self.ink : Self.soft),
            .optional("stroke-dasharray", told.isShown ? nil : "3 2")
        ) {}
    }
}

extension Mark {
    /// By day: a picture that is taken away has no style sheet.
    fileprivate var colour: String {
        switch self {
        case .running, .transformed, .handedOver, .purposeMet: "#1D6561"
        case .envisaged, .preparing, .paused: "#8A5200"
        case .notViable: "#A13A2C"
        case .silent, .place: "#5B5E57"
        }
    }
}
