import Foundation
package import Storage

/// How like another territory one is, and why. Both are of the same echelon.
///
/// The distance is a plain sum, so that it can be explained:
/// - 1 for each doubling between the two populations,
/// - ¼ for each size class between them (communes),
/// - ½ for each doubling between the populations of their intercommunalities (communes),
/// - ½ for each step between the natures of the intercommunalities: theirs, or themselves; 1 when only one has any.
///
/// It is computed among the 400 territories nearest in population, half of them on either side.
package struct Likeness: Sendable {
    package let territory: Territory
    package let distance: Double
    /// What it was compared by.
    package let traits: Traits

    /// Beyond it one place tells little of another: four times as many people, all else alike.
    static let farthest = 2.0

    package struct Traits: Sendable, Equatable, Codable {
        package let population: Int
        /// Population of the commune's intercommunality.
        package let surroundings: Int?
        /// Nature of the commune's intercommunality, or of the intercommunality itself.
        package let nature: Nature?

        func distance(to other: Traits, comparingSizes: Bool) -> Double {
            var distance = Self.doublings(population, other.population)
            if comparingSizes {
                distance += 0.25 * Double(abs(Self.sizeRank(population) - Self.sizeRank(other.population)))
            }
            if let surroundings, let others = other.surroundings {
                distance += 0.5 * Self.doublings(surroundings, others)
            }
            if let nature, let others = other.nature {
                distance += 0.5 * Double(abs(nature.rank - others.rank))
            } else if nature != other.nature {
                distance += 1
            }
            return distance
        }

        private static func doublings(_ a: Int, _ b: Int) -> Double {
            abs(log2(Double(max(a, 1)) / Double(max(b, 1))))
        }

        private static func sizeRank(_ population: Int) -> Int {
            SizeClass.allCases.firstIndex(of: SizeClass(population: population)) ?? 0
        }
    }
}

extension Territory {
    /// The territories most like this one, the likest first; none when its population is not known.
    package func likest(limit: Int, in tx: Transaction) throws -> [Likeness] {
        guard let own = try traits(in: tx) else { return [] }
        return try ranked(neighbours(own.population, in: tx), by: own, limit: limit, in: tx)
    }

    /// A condition for the queries of later rooms: `column` names another territory of this echelon, at most four times
    /// as populous or as small. Nil when this one's population is not known.
    package func isLike(_ column: Query) -> Query? {
        guard let count = population?.count else { return nil }
        return """
            \(column) IN (SELECT id FROM territories
                WHERE echelon = \(echelon) AND valid_until IS NULL AND population BETWEEN \(count / 4) AND \(count * 4)
                    AND id <> \(id))
            """
    }

    /// Of some territories (places where something happens), those most like this one: of its echelon, the likest
    /// first. At most 1,000 are compared.
    package func likest(among ids: some Sequence<ID>, limit: Int, in tx: Transaction) throws -> [Likeness] {
        guard let own = try traits(in: tx) else { return [] }
        let others = Array(ids.lazy.filter { $0 != id }.prefix(1_000))
        let candidates: [Candidate] = try tx.all(
            """
            \(Self.candidates) WHERE t.id IN \(list: others) AND t.echelon = \(echelon) AND t.population IS NOT NULL
            LIMIT 1000
            """
        )
        return try ranked(candidates, by: own, limit: limit, in: tx)
    }

    private func ranked(
        _ candidates: [Candidate], by own: Likeness.Traits, limit: Int, in tx: Transaction
    ) throws -> [Likeness] {
        let measured = candidates.map { candidate in
            (candidate, own.distance(to: candidate.traits, comparingSizes: echelon == .commune))
        }
        let best = measured.filter { $0.1 <= Likeness.farthest }.sorted { ($0.1, $0.0.id) < ($1.1, $1.0.id) }.prefix(
            limit)
        let territories = try Self.find(best.map(\.0.id), in: tx)
        return best.compactMap { candidate, distance in
            territories[candidate.id].map { Likeness(territory: $0, distance: distance, traits: candidate.traits) }
        }
    }

    /// What this territory is compared by.
    package func traits(in tx: Transaction) throws -> Likeness.Traits? {
        guard let population else { return nil }
        let found: Candidate? = try tx.first("\(Self.candidates) WHERE t.id = \(id)")
        return Likeness.Traits(
            population: population.count, surroundings: found?.traits.surroundings, nature: found?.traits.nature)
    }

    private func neighbours(_ population: Int, in tx: Transaction) throws -> [Candidate] {
        try tx.all(bigger(than: population)) + tx.all(smaller(than: population))
    }

    func bigger(than population: Int) -> Query {
        """
        \(Self.candidates) WHERE t.echelon = \(echelon) AND t.valid_until IS NULL
            AND (t.population, t.id) > (\(population), \(id))
        ORDER BY t.population, t.id LIMIT 200
        """
    }

    private func smaller(than population: Int) -> Query {
        """
        \(Self.candidates) WHERE t.echelon = \(echelon) AND t.valid_until IS NULL
            AND (t.population, t.id) < (\(population), \(id))
        ORDER BY t.population DESC, t.id DESC LIMIT 200
        """
    }

    private static let candidates: Query = """
        SELECT t.id, t.population, e.population AS surroundings, COALESCE(e.nature, t.nature) AS nature
        FROM territories t
        LEFT JOIN territory_links l ON l.child_id = t.id AND l.hierarchy = 'intercommunal' AND l.valid_until IS NULL
        LEFT JOIN territories e ON e.id = l.parent_id
        """
}

private struct Candidate: RowDecodable {
    let id: Territory.ID
    let traits: Likeness.Traits

    init(row: Row) throws {
        id = try row["id"]
        let population: Int? = try row["population"]
        traits = Likeness.Traits(
            population: population ?? 0, surroundings: try row["surroundings"], nature: try row["nature"])
    }
}
