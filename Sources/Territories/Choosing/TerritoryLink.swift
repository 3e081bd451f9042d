package import Storage
package import Web

/// A territory as other pages name it: with what tells it from those of the same name.
package struct TerritoryLink: Encodable, Sendable {
    package let id: Territory.ID
    package let name: String
    /// What it is directly part of: « Lozère » for Mende.
    package let within: String?
    package let echelon: Echelon
    package let path: String

    package let position: Position?
    package let precision: PositionPrecision

    private enum CodingKeys: String, CodingKey { case id, name, within, echelon, path }

    init(_ territory: Territory, within container: Territory?, language: Language) {
        self.init(
            territory.id, territory.echelon, territory.name(in: language), within: container?.name(in: language),
            territory.path, territory.position, territory.precision)
    }

    private init(_ entry: Atlas.Entry, within container: Atlas.Entry?, language: Language) {
        self.init(
            entry.id, entry.echelon, entry.name(in: language), within: container?.name(in: language),
            Territory.path(entry.slug), entry.position, entry.precision)
    }

    private init(
        _ id: Territory.ID, _ echelon: Echelon, _ name: String, within container: String?, _ path: String,
        _ position: Position?, _ precision: PositionPrecision
    ) {
        (self.id, self.echelon, self.name, self.path) = (id, echelon, name, path)
        // « La Réunion » is a department of « La Réunion »: saying it twice tells nothing.
        within = container == name ? nil : container
        (self.position, self.precision) = (position, precision)
    }

    /// « Mende (Lozère) »
    package var label: String { within.map { "\(name) (\($0))" } ?? name }

    package static func find(
        _ ids: [Territory.ID], language: Language, in tx: Transaction
    ) throws -> [Territory.ID: TerritoryLink] {
        let atlas = try Atlas.current(in: tx)
        var links: [Territory.ID: TerritoryLink] = [:]
        for id in Set(ids) {
            guard let entry = atlas[id] else { continue }
            links[id] = TerritoryLink(entry, within: atlas.container(of: id), language: language)
        }
        let ceased = Set(ids).subtracting(links.keys)
        if !ceased.isEmpty { links.merge(try found(ceased, language: language, in: tx)) { known, _ in known } }
        return links
    }

    /// Those of territories that are no longer.
    private static func found(
        _ ids: Set<Territory.ID>, language: Language, in tx: Transaction
    ) throws -> [Territory.ID: TerritoryLink] {
        let territories = try Territory.find(ids, in: tx)
        let containers = try Territory.containers(of: Array(ids), in: tx)
        return territories.mapValues { TerritoryLink($0, within: containers[$0.id], language: language) }
    }
}
