import Storage
package import Web

/// How many people live in a territory, as of when, and how this number is made.
package struct Population: Sendable, Equatable, Codable {
    package enum Origin: String, Sendable, Codable, SQLBindable, SQLDecodable {
        /// From the official file.
        case official
        /// The sum of its communes' municipal populations.
        case sum
    }

    /// Municipal population: each person counted once.
    package let count: Int
    /// Total population: municipal, and people who also count elsewhere (students, for one). Never summed.
    package let total: Int?
    package let vintage: CivilDate
    package let origin: Origin

    init(count: Int, total: Int?, vintage: CivilDate, origin: Origin) {
        self.count = count
        self.total = total
        self.vintage = vintage
        self.origin = origin
    }

    init?(row: Row) throws {
        let count: Int? = try row["population"]
        guard let count else { return nil }
        self.count = count
        total = try row["population_total"]
        vintage = try row["population_vintage"]
        origin = try row["population_origin"]
    }
}
