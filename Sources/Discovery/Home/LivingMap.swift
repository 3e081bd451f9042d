import Commons
import Markup
import Replications
import Storage
import Territories
import Web

/// Every replication of the commons on a map, endings included.
struct LivingMap: Sendable, Encodable {
    /// The latest changed of them.
    let replications: [ReplicationEntry]
    /// How many there are, up to the bound of `Figures`, and in how many territories.
    let count: Int
    private let territories: Int
    private let states: StateCounts

    private enum CodingKeys: String, CodingKey { case replications, count }

    /// The first page is to open at once on a bad connection.
    static let most = 150

    init(_ figures: Figures, _ language: Language, in tx: Transaction) throws {
        // Naming the kind lets the index of things give the latest ones, without looking at all replications.
        replications = try ReplicationEntry.all(
            where: "t.kind = 'replication'", limit: Self.most, language: language, in: tx)
        states =
            replications.count < Self.most
            ? StateCounts(replications) : try StateCounts(where: "t.kind = 'replication'", in: tx)
        count = min(figures.replications, Figures.bound)
        territories = figures.territories
    }

    func view(_ texts: Texts) -> Markup {
        guard !replications.isEmpty else { return empty(texts) }
        let sheets = MapSheets(
            replications.map { MapSheets.Entry(place: $0.place(texts), territory: $0.territory?.id) })
        return .group([
            MapFigure(sheets.main, caption: finding(texts)).markup(texts),
            others(sheets.others.count, texts),
            count > replications.count
                ? p(.class("note")) { texts("discovery.map.latest", count: replications.count) } : .group([]),
        ])
    }

    /// What the map shows, in words: how many there are, how many run, how many ended, in how many places.
    private func finding(_ texts: Texts) -> String {
        texts("discovery.map.finding", count: territories, ["states": states.finding(texts)])
    }

    /// The map of the world has its own page: this one stays light.
    private func others(_ count: Int, _ texts: Texts) -> Markup {
        guard count > 0 else { return .group([]) }
        return p { a(.href("/replications?view=map")) { texts("discovery.map.others", count: count) } }
    }

    private func empty(_ texts: Texts) -> Markup {
        div(.class("empty")) {
            picture("/assets/pictures.svg#empty", viewBox: "0 0 88 64")
            h2 { texts("discovery.empty.replication") }
            p { texts("discovery.empty.replication.meaning") }
            p(.class("actions")) {
                a(.class("button"), .href("/replications/new")) { texts("discovery.step.replication") }
            }
        }
    }
}
