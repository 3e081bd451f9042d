import Foundation
package import Storage

/// How like another territory one is, and why. Both are of the same echelon.
///
/// The distance is a plain sum, so that it can be explained:
/// - 1 for each doubling between the two populations,
/// - ¼ for each size class between them (communes),
/// - ½ for each doubling between the populations of their intercommunalities (communes),
/// - ½ for each step between the natures of the intercommunalities: theirs, or themselves; 1 when only one has any,
/// - 1 for each doubling between the average rental values of their dwellings (communes); nothing where one is unknown.
///
/// It is computed among the 400 territories nearest in population, half of them on either side.
package struct Likeness: Sendable {
    package let territory: Territory
    package let distance: Double
    /// What it was compared by.
    package let traits: Traits

    /// Beyond it one place tells little of another: four times as many people, all else alike.
    static let farthest = 2.0
    static let comparedOnEitherSide = 200

    package struct Traits: Sendable, Equatable, Codable {
        package let population: Int
        /// Population of the commune's intercommunality.
        package let surroundings: Int?
        /// Nature of the commune's intercommunality, or of the intercommunality itself.
        package let nature: Nature?
        /// The average cadastral rental value of a commune's dwellings, in euros a year, that taxes are reckoned from: it
        /// stands in for the wealth that can be taxed, and is no income. Nil where it is not known.
        package internal(set) var rentalValue: Int?

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
            if let rentalValue, let others = other.rentalValue {
                distance += Self.doublings(rentalValue, others)
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
        return try ranked(try nearest(to: own, in: tx), by: own, limit: limit, in: tx)
    }

    /// The territories that this one is compared with, the likest first.
    package func comparable(in tx: Transaction) throws -> [ID] {
        guard let own = try traits(in: tx) else { return [] }
        return measured(try nearest(to: own, in: tx), by: own).map(\.id)
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
        let atlas = try Atlas.current(in: tx)
        let others = ids.lazy.filter { $0 != id }.prefix(1_000).compactMap { atlas[$0] }
        return try ranked(others.filter { $0.echelon == echelon }, by: own, limit: limit, in: tx)
    }

    /// What this territory is compared by.
    package func traits(in tx: Transaction) throws -> Likeness.Traits? {
        guard let population else { return nil }
        let known = try Atlas.current(in: tx)[id]?.traits
        return Likeness.Traits(
            population: population.count, surroundings: known?.surroundings, nature: known?.nature,
            rentalValue: known?.rentalValue)
    }

    private func nearest(to own: Likeness.Traits, in tx: Transaction) throws -> [Atlas.Entry] {
        try Atlas.current(in: tx).neighbours(
            of: id, echelon, population: own.population, Likeness.comparedOnEitherSide)
    }

    private func ranked(
        _ candidates: some Sequence<Atlas.Entry>, by own: Likeness.Traits, limit: Int, in tx: Transaction
    ) throws -> [Likeness] {
        let best = measured(candidates, by: own).prefix(limit)
        let territories = try Self.find(best.map(\.id), in: tx)
        return best.compactMap { like in
            territories[like.id].map { Likeness(territory: $0, distance: like.distance, traits: like.traits) }
        }
    }

    private func measured(_ candidates: some Sequence<Atlas.Entry>, by own: Likeness.Traits) -> [Measured] {
        candidates.compactMap { candidate in
            candidate.traits.map { traits in
                let distance = own.distance(to: traits, comparingSizes: echelon == .commune)
                return Measured(id: candidate.id, traits: traits, distance: distance)
            }
        }
        .filter { $0.distance <= Likeness.farthest }.sorted { ($0.distance, $0.id) < ($1.distance, $1.id) }
    }

    private struct Measured {
        let id: ID
        let traits: Likeness.Traits
        let distance: Double
    }
}
