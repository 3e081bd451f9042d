import Web

/// A drawing that a page of this node makes of what it tells, and that an article shows by its address:
/// `/practices/jardin/family.svg`.
enum Chart: String, CaseIterable, Sendable {
    case effects, funnel, family, scale

    /// What follows the address of the thing.
    private var part: String {
        switch self {
        case .effects: ""
        case .funnel, .family, .scale: "/\(rawValue)"
        }
    }

    private var folders: Set<String> {
        switch self {
        case .effects, .funnel: ["outcomes"]
        case .family: ["practices", "replications"]
        case .scale: ["practices"]
        }
    }

    /// Where the same is told, with its table.
    func page(of thing: String) -> String { thing + part }

    func drawing(of thing: String) -> String { Format.svg.address(of: page(of: thing)) }

    /// - Parameter path: `/outcomes/abandon.svg`
    /// - Returns: nil where no page of ours draws.
    static func find(_ path: String) -> (chart: Chart, thing: String)? {
        let parts = path.split(separator: "/")
        guard parts.count > 1 else { return nil }
        let thing = "/\(parts[0])/\(parts[1].split(separator: ".")[0])"
        return allCases.first { $0.folders.contains(String(parts[0])) && $0.drawing(of: thing) == path }
            .map { ($0, thing) }
    }

    /// What it shows, to those who do not see it too.
    func words(_ title: String, _ texts: Texts) -> String {
        switch self {
        case .effects: texts("articles.chart.effects", ["title": title])
        case .funnel: texts("articles.chart.funnel", ["title": title])
        case .family: texts("articles.chart.family", ["title": title])
        case .scale: texts("articles.chart.scale", ["title": title])
        }
    }
}
