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

    init(_ territory: Territory, within container: Territory?, language: Language) {
        id = territory.id
        name = territory.name(in: language)
        // « La Réunion » is a department of « La Réunion »: saying it twice tells nothing.
        within = container.map { $0.name(in: language) }.flatMap { $0 == territory.name(in: language) ? nil : $0 }
        echelon = territory.echelon
        path = territory.path
    }

    /// « Mende (Lozère) »
    package var label: String { within.map { "\(name) (\($0))" } ?? name }

    package static func find(
        _ ids: [Territory.ID], language: Language, in tx: Transaction
    ) throws -> [Territory.ID: TerritoryLink] {
        let unique = Array(Set(ids))
        let territories = try Territory.find(unique, in: tx)
        let containers = try Territory.containers(of: unique, in: tx)
        return territories.mapValues { TerritoryLink($0, within: containers[$0.id], language: language) }
    }
}
