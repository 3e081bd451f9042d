import Storage
import Web

/// What is computed from the communes: the population of departments, regions and France as the sum of their communes'
/// municipal populations, and the centre of departments, regions and intercommunalities.
struct Totals {
    let tx: Transaction

    func update() throws {
        let sums: [Sum] = try tx.all(
            """
            SELECT a.ancestor_id, up.echelon, CAST(SUM(t.population) AS BIGINT) AS people,
                MAX(t.population_vintage) AS vintage,
                CAST(SUM(CASE WHEN t.latitude IS NULL THEN 0 ELSE t.population END) AS BIGINT) AS located,
                SUM(t.latitude * t.population) AS north, SUM(t.longitude * t.population) AS east
            FROM territories t
            JOIN territory_ancestors a ON a.territory_id = t.id AND a.distance > 0 AND a.hierarchy <> 'succession'
            JOIN territories up ON up.id = a.ancestor_id
            WHERE t.echelon = 'commune' AND t.valid_until IS NULL AND t.population IS NOT NULL
            GROUP BY a.ancestor_id, up.echelon ORDER BY a.ancestor_id LIMIT 10000
            """
        )
        let above = try current(sums.map(\.id))
        for sum in sums {
            guard let territory = above[sum.id] else { continue }
            try updatePopulation(of: territory, sum)
            try updateCentre(of: territory, sum)
        }
    }

    private func current(_ ids: [Territory.ID]) throws -> [Territory.ID: Territory] {
        try ids.batches(of: 1_000).reduce(into: [:]) { found, batch in
            found.merge(try Territory.find(batch, in: tx)) { first, _ in first }
        }
    }

    private func updatePopulation(of territory: Territory, _ sum: Sum) throws {
        let population = Population(count: sum.people, total: nil, vintage: sum.vintage, origin: .sum)
        guard territory.population?.origin != .official, territory.population != population else { return }
        try tx.run(
            """
            UPDATE territories SET population = \(sum.people), population_vintage = \(sum.vintage),
                population_origin = \(Population.Origin.sum)
            WHERE id = \(territory.id)
            """
        )
        guard territory.echelon != .country else { return }
        try tx.run("UPDATE territory_keys SET weight = \(sum.people) WHERE territory_id = \(territory.id)")
    }

    /// A country with lands on several oceans has no centre worth showing.
    private func updateCentre(of territory: Territory, _ sum: Sum) throws {
        guard territory.echelon != .country, territory.precision == .none || territory.precision == .centre,
            let centre = sum.centre, territory.position != centre
        else { return }
        try tx.run(
            """
            UPDATE territories SET latitude = \(centre.latitude), longitude = \(centre.longitude),
                position_precision = \(PositionPrecision.centre)
            WHERE id = \(territory.id)
            """
        )
    }

    private struct Sum: RowDecodable {
        let id: Territory.ID
        let people: Int
        let vintage: CivilDate
        let centre: Position?

        init(row: Row) throws {
            id = try row["ancestor_id"]
            people = try row["people"]
            vintage = try row["vintage"]
            let located: Int = try row["located"]
            let (north, east): (Double?, Double?) = (try row["north"], try row["east"])
            if let north, let east, located > 0 {
                centre = Position(
                    latitude: Self.rounded(north / Double(located)), longitude: Self.rounded(east / Double(located)))
            } else {
                centre = nil
            }
        }

        /// To some ten metres: more would claim more than the positions of communes can tell.
        private static func rounded(_ degrees: Double) -> Double { (degrees * 10_000).rounded() / 10_000 }
    }
}
