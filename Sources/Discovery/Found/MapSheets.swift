import Cartography
import Commons
import Territories

/// Places parted into those on a map of France and the others: on one map of the world, France would be a heap.
struct MapSheets: Sendable {
    struct Entry: Sendable {
        let place: MapPlace
        let territory: Territory.ID?
    }

    let main: [MapPlace]
    /// In other countries, or somewhere in a whole country.
    let others: [MapPlace]

    /// Fewer places in France than this are seen well enough among the others.
    private static let fewest = 4

    init(_ entries: [Entry]) {
        let french = entries.filter(Self.isInFrance)
        guard french.count >= Self.fewest else {
            main = entries.map(\.place)
            others = []
            return
        }
        main = french.map(\.place)
        others = entries.filter { !Self.isInFrance($0) }.map(\.place)
    }

    /// In one of its parts, and on its map: Belgium lies beside it, New Caledonia beyond it. Those whose position is
    /// not known count as there: the table names them.
    private static func isInFrance(_ entry: Entry) -> Bool {
        guard let territory = entry.territory, territory.rawValue.hasPrefix("FR-") else { return false }
        guard let latitude = entry.place.latitude, let longitude = entry.place.longitude,
            let position = Cartography.Position(latitude: latitude, longitude: longitude)
        else { return true }
        return Cartography.Frame.france.point(of: position) != nil
    }
}
