import Commons
import Foundation
import Replications
import Storage
import Territories
import Web

/// The level of what a place serves: of its territory, or below.
enum ServedLevel: String, Sendable, CaseIterable {
    /// The smallest first.
    case neighbourhood, commune, intercommunality, department, region, subdivision, country

    init(_ echelon: Echelon) {
        self =
            switch echelon {
            case .commune: .commune
            case .intercommunality: .intercommunality
            case .department: .department
            case .region: .region
            case .subdivision: .subdivision
            case .country: .country
            }
    }
}

/// A place, and the territory that it serves.
struct ServedPlace: RowDecodable, Sendable {
    let id: Thing.ID
    let practice: Thing.ID
    let title: String
    let slug: String
    let language: String
    let isFictional: Bool
    let territory: Territory.ID
    let level: ServedLevel
    /// Of the part that is served, where it is a part. Nil where it is not known.
    let population: Int?

    init(row: Row) throws {
        id = try row["id"]
        practice = try row["practice_id"]
        title = try row["title"]
        slug = try row["slug"]
        language = try row["language"]
        isFictional = try row["is_fictional"]
        territory = try row["territory_id"]
        let neighbourhood: String? = try row["neighbourhood"]
        level = neighbourhood == nil ? ServedLevel(try row["echelon"]) : .neighbourhood
        population = try row[neighbourhood == nil ? "population" : "neighbourhood_people"]
    }

    var path: String { "/\(Kind.replication.folder)/\(slug)" }
}

/// A place with how many live in the territory that it serves, how many it reached, and what that cost.
struct ScaledPlace: Sendable {
    /// Fewer people than this are never told, nor what would give them away: they could be recognised.
    static let fewestShown = 5

    let served: ServedPlace
    /// Nil where it is not told, or where they are too few.
    let reached: Double?
    /// Of the latest year of which it was told.
    let year: Int?
    /// In euros, spent in the year of `year`; nil where that is not told.
    let cost: Double?
    /// There are people, but so few that they could be recognised.
    let isHidden: Bool

    /// People reached for each thousand who live there. Nil where one of both is not known.
    var share: Double? {
        guard let reached, let population = served.population, population > 0 else { return nil }
        return 1_000 * reached / Double(population)
    }

    /// In euros. Nil where one of both is not known, or nobody was reached.
    var costPerPerson: Double? {
        guard let cost, let reached, reached > 0 else { return nil }
        return cost / reached
    }

    init(_ lines: [Line]) {
        served = lines[0].place
        let costs = lines.filter { $0.measure == .cost }
        let people = lines.filter { $0.measure == .reached }
        // The latest year of which both are told, or else the latest of which it is told how many.
        let both = people.filter { one in costs.contains { $0.year == one.year } }
        let latest = (both.isEmpty ? people : both).max { $0.year < $1.year }
        let count = latest.map { Double($0.amount) / 100 }
        isHidden = count.map { $0 > 0 && $0 < Double(Self.fewestShown) } ?? false
        reached = isHidden ? nil : count
        year = isHidden ? nil : latest?.year
        let spent = costs.first { $0.year == latest?.year }
        cost = isHidden ? nil : spent.map { Double($0.amount) / 100 }
    }

    /// A figure that holds.
    struct Line: RowDecodable {
        let place: ServedPlace
        let measure: Measure
        let year: Int
        let amount: Int

        init(row: Row) throws {
            place = try ServedPlace(row: row)
            measure = try row["measure"]
            year = try row["year"]
            amount = try row["amount"]
        }
    }
}

/// The places that tell how many they reach or what they cost.
struct ScaleReading: Sendable {
    /// So many figures are read at most.
    static let most = 40_000

    let places: [ScaledPlace]
    /// There are more than are read.
    let isCut: Bool

    /// - Parameter practice: nil of all.
    init(of practice: Thing.ID?, in tx: Transaction) throws {
        let condition: Query = practice.map { "r.practice_id = \($0)" } ?? "1 = 1"
        let lines: [ScaledPlace.Line] = try tx.all(
            """
            SELECT t.id, r.practice_id, t.title, t.slug, t.language, t.is_fictional, r.territory_id, d.echelon,
                d.population, r.neighbourhood, r.neighbourhood_people, f.measure, f.year, f.amount
            FROM replications r JOIN replication_figures f ON f.replication_id = r.thing_id
                JOIN things t ON t.id = r.thing_id JOIN territories d ON d.id = r.territory_id
            WHERE \(condition) AND t.visibility = 'published' AND f.amount IS NOT NULL
                AND f.measure IN ('reached', 'cost')
                AND NOT EXISTS (
                    SELECT 1 FROM replication_figures g
                    WHERE g.replication_id = f.replication_id AND g.measure = f.measure AND g.year = f.year
                        AND g.number > f.number)
            ORDER BY f.replication_id, f.number LIMIT \(Self.most + 1)
            """)
        isCut = lines.count > Self.most
        let byPlace = Dictionary(grouping: lines.prefix(Self.most), by: \.place.id)
        places = byPlace.keys.sorted().compactMap { byPlace[$0].map(ScaledPlace.init) }
    }
}
