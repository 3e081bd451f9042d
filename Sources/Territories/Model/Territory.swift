package import Storage
package import Web

/// A place in an official nomenclature. It is never deleted: one that ceased to exist keeps its page.
package struct Territory: Sendable, Equatable, Identifiable {
    package let id: ID
    package let echelon: Echelon
    /// Its code in its own nomenclature: `48095` (COG), `244800405` (SIREN), `76` (INSEE region), `FR-48` is `48`.
    package let code: String
    /// In French where a French name is known (countries, Belgium), otherwise as the nomenclature writes it.
    package let name: String
    package let englishName: String?
    package let slug: String
    /// Of an intercommunality.
    package let nature: Nature?
    package let population: Population?
    package let position: Position?
    package let precision: PositionPrecision
    /// The vintage in which it was first seen here: not the day it was founded.
    package let validFrom: CivilDate
    /// When it ceased to exist, or the first vintage without it.
    package let validUntil: CivilDate?
    /// The territory that it became part of.
    package let successor: ID?

    package var isCurrent: Bool { validUntil == nil }
    package var path: String { Self.path(slug) }

    static func path(_ slug: String) -> String { "/territories/\(slug)" }

    package func name(in language: Language) -> String {
        language == .en ? englishName ?? name : name
    }

    /// Communes only: for other echelons, population says little about how dense a place is.
    package var sizeClass: SizeClass? {
        guard echelon == .commune, let population else { return nil }
        return SizeClass(population: population.count)
    }
}

extension Territory: RowDecodable {
    static let columns: Query = """
        t.id, t.echelon, t.code, t.name, t.english_name, t.slug, t.nature, t.population, t.population_total,
        t.population_vintage, t.population_origin, t.latitude, t.longitude, t.position_precision, t.valid_from,
        t.valid_until, t.successor_id
        """

    package init(row: Row) throws {
        id = try row["id"]
        echelon = try row["echelon"]
        code = try row["code"]
        name = try row["name"]
        englishName = try row["english_name"]
        slug = try row["slug"]
        nature = try row["nature"]
        population = try Population(row: row)
        position = try Position(row: row)
        precision = try row["position_precision"]
        validFrom = try row["valid_from"]
        validUntil = try row["valid_until"]
        successor = try row["successor_id"]
    }
}
