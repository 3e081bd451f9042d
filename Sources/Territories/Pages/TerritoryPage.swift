import Commons
import Storage
import Web

/// A territory: where it stands, how many people, what happens here and below, which ones are most like it.
struct TerritoryPage: PageModel {
    struct Ascent: Encodable, Sendable {
        let hierarchy: Hierarchy
        let ancestors: [TerritoryLink]
    }

    /// What is directly below, by echelon: the first ones, and how many there are.
    struct Part: Encodable, Sendable {
        let echelon: Echelon
        let count: Int
        let first: [TerritoryLink]
    }

    struct Like: Encodable, Sendable {
        let territory: TerritoryLink
        let distance: Double
        let traits: Likeness.Traits
    }

    let territory: Territory
    let ascents: [Ascent]
    let predecessors: [TerritoryLink]
    let parts: [Part]
    /// What it is compared by; nil when its population is not known.
    let traits: Likeness.Traits?
    let likest: [Like]
    let vintages: Vintages?
    /// What the rental values by which it is compared are as of; nil where it has none.
    let rentalValuesOf: CivilDate?
    let panels: PanelList

    static let partsShown = 30
    private static let likestShown = 8

    init(of territory: Territory, panels: [Panel], _ language: Language, in tx: Transaction) throws {
        self.territory = territory
        self.panels = PanelList(panels)
        ascents = try Territory.ancestors(of: territory.id, in: tx).map { ascent in
            Ascent(
                hierarchy: ascent.hierarchy,
                ancestors: ascent.ancestors.map { TerritoryLink($0, within: nil, language: language) })
        }
        predecessors = try Territory.predecessors(of: territory.id, limit: 100, in: tx).map {
            TerritoryLink($0, within: nil, language: language)
        }
        parts = try Self.parts(of: territory.id, language, in: tx)
        traits = try territory.traits(in: tx)
        let likest = try territory.likest(limit: Self.likestShown, in: tx)
        let links = try TerritoryLink.find(likest.map(\.territory.id), language: language, in: tx)
        self.likest = likest.compactMap { like in
            links[like.territory.id].map { Like(territory: $0, distance: like.distance, traits: like.traits) }
        }
        vintages = try Vintages.find(territory.echelon, in: tx)
        rentalValuesOf = traits?.rentalValue == nil ? nil : try Vintages.find(.rentalValues, in: tx)?.vintage
    }

    private static func parts(of id: Territory.ID, _ language: Language, in tx: Transaction) throws -> [Part] {
        let atlas = try Atlas.current(in: tx)
        return try Hierarchy.containing.flatMap { hierarchy in
            let children = atlas.children(of: id, in: hierarchy)
            return try Echelon.allCases.compactMap { echelon -> Part? in
                guard let all = children[echelon] else { return nil }
                let first = all.prefix(partsShown)
                let known = try Territory.find(first, in: tx)
                return Part(
                    echelon: echelon, count: all.count,
                    first: first.compactMap { known[$0] }.map { TerritoryLink($0, within: nil, language: language) })
            }
        }
    }
}
