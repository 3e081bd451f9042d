import Commons
import MetaAnalysis
import Replications
import Storage
import Territories
import Web

/// Whether an outcome can be expected in one territory: overlap is looked at before anything is predicted.
struct PlacePrediction: Sendable {
    /// A study of a place that is alike, or of the territory itself.
    struct Alike: Sendable {
        let study: PooledStudy
        /// Nil of the territory itself.
        let traits: Likeness.Traits?
        /// As `Likeness` computes it; 0 of the territory itself.
        let distance: Double
    }

    /// So many studies of places alike are needed: a prediction rests on no fewer.
    static let fewest = 3

    let territory: TerritoryLink
    /// What it is compared by; nil where its population is not known.
    let traits: Likeness.Traits?
    /// Studies made at a known place, alike or not, that have an effect.
    let placed: Int
    let alike: [Alike]
    /// Of the studies of places alike.
    let synthesis: Synthesis

    init(
        of outcome: OutcomeContent, _ studies: [PooledStudy], in territory: Territory, _ language: Language,
        _ tx: Transaction
    ) throws {
        guard let link = try TerritoryLink.find([territory.id], language: language, in: tx)[territory.id] else {
            throw AppError.missing
        }
        self.territory = link
        traits = try territory.traits(in: tx)
        let told = studies.filter { $0.effect != nil && $0.place?.territory != nil }
        placed = told.count
        let places = Set(told.compactMap { $0.place?.territory?.id }).sorted()
        let likest = try territory.likest(among: places, limit: 1_000, in: tx)
        let known = Dictionary(likest.map { ($0.territory.id, $0) }) { first, _ in first }
        alike = told.compactMap { study in
            guard let id = study.place?.territory?.id else { return nil }
            if id == territory.id { return Alike(study: study, traits: nil, distance: 0) }
            return known[id].map { Alike(study: study, traits: $0.traits, distance: $0.distance) }
        }.sorted { ($0.distance, $0.study.id) < ($1.distance, $1.study.id) }
        synthesis = Synthesis(of: alike.map(\.study), outcome)
    }

    /// Whether enough places are alike, so that something can be said.
    var overlaps: Bool { alike.count >= Self.fewest && synthesis.next != nil }
}
