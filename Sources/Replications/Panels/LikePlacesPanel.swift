import Commons
import Markup
import Storage
import Territories
import Web

/// What happens in the territories most like one, where something happens: on the page of the one.
struct LikePlacesPanel: Encodable {
    struct Place: Encodable, Sendable {
        let territory: TerritoryLink
        /// As `Likeness` computes it: the smaller, the more alike.
        let distance: Double
        let traits: Likeness.Traits
        let replications: [ReplicationEntry]
    }

    let places: [Place]

    static let source = PanelSource(on: .territory) { id, visit, tx in
        guard let id = Territory.ID(rawValue: id), let territory = try Territory.find(id, in: tx),
            let panel = try LikePlacesPanel(of: territory, visit.texts.language, in: tx)
        else { return nil }
        return Panel("likePlaces", panel) { $0.view($1) }
    }

    private static let placesShown = 5
    private static let replicationsShown = 30

    /// Nil when nothing is told of any place like it.
    private init?(of territory: Territory, _ language: Language, in tx: Transaction) throws {
        let likest = try Self.likest(to: territory, in: tx)
        let entries = try ReplicationEntry.all(
            where: "r.territory_id IN \(list: likest.map(\.territory.id))", limit: Self.replicationsShown,
            language: language, in: tx)
        let byPlace = Dictionary(grouping: entries) { $0.territory?.id }
        places = likest.compactMap { like in
            guard let replications = byPlace[like.territory.id], let link = replications.first?.territory else {
                return nil
            }
            return Place(
                territory: link, distance: like.distance, traits: like.traits, replications: replications)
        }
        if places.isEmpty { return nil }
    }

    /// Looked for among the likest, then among all that are compared; where little is told of those, among all that are
    /// at all alike.
    private static func likest(to territory: Territory, in tx: Transaction) throws -> [Likeness] {
        let comparable = try territory.comparable(in: tx)
        for likest in [comparable.prefix(64), comparable.dropFirst(64)] where !likest.isEmpty {
            let told = try told(among: Array(likest), in: tx)
            let found = try territory.likest(among: told, limit: placesShown, in: tx)
            if found.count == placesShown { return found }
        }
        guard let condition = territory.isLike("r.territory_id") else { return [] }
        return try territory.likest(among: try told(where: condition, in: tx), limit: placesShown, in: tx)
    }

    /// Those where something happens: one look at each place, however much happens there.
    private static func told(among places: [Territory.ID], in tx: Transaction) throws -> [Territory.ID] {
        try tx.values(
            """
            SELECT p.id FROM territories p WHERE p.id IN \(list: places) AND EXISTS (
                SELECT 1 FROM replications r JOIN things t ON t.id = r.thing_id
                WHERE r.territory_id = p.id AND t.visibility = 'published')
            """)
    }

    private static func told(where condition: Query, in tx: Transaction) throws -> [Territory.ID] {
        try tx.values(
            """
            SELECT DISTINCT r.territory_id FROM replications r JOIN things t ON t.id = r.thing_id
            WHERE t.visibility = 'published' AND \(condition)
            ORDER BY r.territory_id LIMIT 1000
            """)
    }

    private func view(_ screen: Screen) -> Markup {
        let texts = screen.texts
        return section(.class("section")) {
            h2(.id("like-places")) { texts("replications.likePlaces") }
            p { texts("replications.likePlaces.lead") }
            Markup.group(places.map { view($0, texts) })
        }
    }

    private func view(_ place: Place, _ texts: Texts) -> Markup {
        .group([
            p {
                a(.href(place.territory.path)) { place.territory.label }
                ", " + place.traits.words(for: place.territory.echelon, in: texts)
            },
            ul(.class("entries")) { Markup.group(place.replications.map { $0.entry(texts) }) },
        ])
    }
}
