import Territories
import Web

/// Of which size a territory is: by its level, or by how many live there.
enum ScaleGroup: Sendable, Hashable {
    case level(ServedLevel)
    case size(TerritorySize)

    /// Those of one kind, the smallest first.
    static let levels = ServedLevel.allCases.map(ScaleGroup.level)
    static let sizes = TerritorySize.allCases.map(ScaleGroup.size)
    static let all = levels + sizes

    /// `level` or `size`.
    var kind: String {
        switch self {
        case .level: "level"
        case .size: "size"
        }
    }

    var name: String {
        switch self {
        case .level(let level): level.rawValue
        case .size(let size): size.rawValue
        }
    }

    func words(_ texts: Texts) -> String {
        switch self {
        case .level(let level): texts("evidence.scale.level.\(level.rawValue)")
        case .size(let size): texts("evidence.group.size.\(size.rawValue)")
        }
    }

    func holds(_ level: ServedLevel, _ population: Int?) -> Bool {
        switch self {
        case .level(let own): own == level
        case .size(let own): population.map { TerritorySize($0) == own } ?? false
        }
    }
}

/// How many people live in a territory, in four steps.
enum TerritorySize: String, Sendable, CaseIterable {
    case village, town, city, large

    init(_ people: Int) {
        self = people < 2_000 ? .village : people < 20_000 ? .town : people < 200_000 ? .city : .large
    }
}
