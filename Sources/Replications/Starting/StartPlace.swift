import Storage
import Territories
import Web

/// Where a replication starts, in words that leave no doubt which place it is.
struct StartPlace: Sendable {
    let territory: Territory
    /// « Saint-Denis (La Réunion) »
    let label: String
    /// For a title: what it is part of is said only where the name alone would mislead.
    let name: String

    init(_ territory: Territory, _ language: Language, in tx: Transaction) throws {
        self.territory = territory
        let plain = territory.name(in: language)
        label = try TerritoryLink.find([territory.id], language: language, in: tx)[territory.id]?.label ?? plain
        name = try territory.hasNamesake(in: tx) ? label : plain
    }
}
