/// What a file says about one territory.
struct TerritoryRecord: Sendable, Equatable {
    let id: Territory.ID
    let echelon: Echelon
    let code: String
    let name: String
    var englishName: String?
    var nature: Nature?
    var population: Population?
    var position: Position?
    var precision = PositionPrecision.none
    let parents: [Hierarchy: Territory.ID]

    var slug: String { TerritorySlug.make(name, id) }

    /// The texts under which it is found.
    var keys: [NameKey] { Self.keys(of: [name, englishName].compactMap { $0 }) }

    static func keys(of names: [String]) -> [NameKey] {
        var seen: Set<String> = []
        return names.flatMap { FoldedName($0).keys }.filter { seen.insert($0.text).inserted }
    }

    var weight: Int { population?.count ?? echelon.weight }
}

/// A record with the line that it came from, and what else the line claims.
struct ReadRecord: Sendable {
    let line: Int
    let record: TerritoryRecord
    /// The region that a commune's line names; it must be the region of its department.
    var claimedRegion: Territory.ID?
}
