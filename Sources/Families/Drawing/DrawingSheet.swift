import Cartography
import Markup

/// What a family is drawn on: a strip for the tree and, beside it, a column of names. On a page it is as wide as there is
/// room, so that names keep their size on a telephone; alone it has a width of its own.
struct DrawingSheet: Sendable {
    enum Width: Sendable {
        case page
        case units(Double)
    }

    let width: Width
    let rows: Int

    static let rowHeight = 26.0
    /// So many rows go under the names of the years, which are as high as a row: together they are as high as what a sheet
    /// of A4 holds (`print.css`), so that on paper every page begins with the years and no row is cut in two.
    static let group = 37
    /// The part of the width that the tree has.
    private static let tree = 0.42
    /// The strip of the tree, in the units of its lines.
    static let across = 1000.0

    var groups: Int { max(1, (rows + Self.group - 1) / Self.group) }

    var height: Double { Double(rows + groups) * Self.rowHeight }

    func y(ofRow row: Int) -> Double { (Double(row + row / Self.group) + 1.5) * Self.rowHeight }

    /// Where the band begins in which the years of a group are named.
    func top(ofGroup group: Int) -> Double { Double(group * (Self.group + 1)) * Self.rowHeight }

    /// Where a share of the strip is, as an attribute has it.
    func x(_ share: Double) -> String { length(share * Self.tree) }

    /// Where the names begin.
    var names: String { length(Self.tree + 0.015) }

    var treeWidth: String { length(Self.tree) }

    private func length(_ share: Double) -> String {
        switch width {
        case .page: "\((share * 100).short)%"
        case .units(let width): (share * width).short
        }
    }

    /// The picture: on a page it belongs to the page, alone it names what it needs.
    func picture(_ attributes: [Attribute], @MarkupBuilder content: () -> Markup) -> Markup {
        let own: [Attribute] =
            switch width {
            case .page: [.width("100%"), .height(height.short)]
            case .units(let width):
                [
                    Attribute("xmlns", "http://www.w3.org/2000/svg"), .width(width.short), .height(height.short),
                    Attribute("viewBox", "0 0 \(width.short) \(height.short)"),
                ]
            }
        return element("svg", own + attributes, content())
    }
}
