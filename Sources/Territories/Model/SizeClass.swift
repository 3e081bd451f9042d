/// The size of a commune, by its municipal population: a stand-in for its density, which the files we have do not
/// tell because they know no areas.
package enum SizeClass: String, Sendable, CaseIterable, Codable {
    case hamlet, village, bourg, smallTown, mediumTown, largeTown, city

    package init(population: Int) {
        switch population {
        case ..<200: self = .hamlet
        case ..<500: self = .village
        case ..<2_000: self = .bourg
        case ..<10_000: self = .smallTown
        case ..<50_000: self = .mediumTown
        case ..<200_000: self = .largeTown
        default: self = .city
        }
    }

    /// The fewest people of the class, and the most; the last class has no most.
    package var bounds: (from: Int, to: Int?) {
        switch self {
        case .hamlet: (0, 199)
        case .village: (200, 499)
        case .bourg: (500, 1_999)
        case .smallTown: (2_000, 9_999)
        case .mediumTown: (10_000, 49_999)
        case .largeTown: (50_000, 199_999)
        case .city: (200_000, nil)
        }
    }
}
