import Cartography
import Commons
import Organizations
import Replications
import Search
import Storage
import Territories
import Web

/// Where the results of a search are. Practices are nowhere; their replications are.
struct FoundPlaces: Sendable {
    let replications: [ReplicationEntry]
    let organizations: [MapSheets.Entry]
    /// There are more than a map shows.
    let isCut: Bool

    /// More dots than this are a stain, and their table is a book.
    static let most = 300

    init(_ question: Question, _ texts: Texts, in tx: Transaction) throws {
        let request = question.beginning.request(in: texts.language, limit: 1)
        let all = try SearchIndex.places(for: request, in: tx)
        let found = all.prefix(Self.most)
        let ids = { (kind: FoundKind) in
            found.filter { $0.kind == kind.rawValue }.compactMap { Thing.ID(rawValue: $0.id) }
        }
        isCut = all.count > found.count
        replications = try ReplicationEntry.all(
            where: "t.id IN \(list: ids(.replication))", limit: Self.most, language: texts.language, in: tx)
        organizations = try Self.organizations(ids(.organization), found, texts, in: tx)
    }

    private static func organizations(
        _ ids: [Thing.ID], _ found: some Sequence<SearchPlace>, _ texts: Texts, in tx: Transaction
    ) throws -> [MapSheets.Entry] {
        let homes = try Organizations.territories(of: ids, in: tx)
        let links = try TerritoryLink.find(Array(homes.values), language: texts.language, in: tx)
        return found.filter { $0.kind == FoundKind.organization.rawValue }.map { place in
            let home = Thing.ID(rawValue: place.id).flatMap { homes[$0] }
            let shown = MapPlace(
                title: place.title, path: place.path, mark: .place, state: texts(FoundKind.textKey(of: place.kind)),
                location: home.flatMap { links[$0]?.label } ?? "", since: nil,
                position: (place.latitude, place.longitude),
                kilometres: home.flatMap { links[$0]?.precision.kilometres })
            return MapSheets.Entry(place: shown, territory: home)
        }
    }

    var isEmpty: Bool { replications.isEmpty && organizations.isEmpty }

    func sheets(_ texts: Texts) -> MapSheets {
        let own = replications.map { MapSheets.Entry(place: $0.place(texts), territory: $0.territory?.id) }
        return MapSheets(own + organizations)
    }

    /// What the map shows, in words.
    func finding(_ texts: Texts) -> String {
        let parts = [
            replications.isEmpty
                ? nil : StateCounts(replications).finding(texts),
            organizations.isEmpty ? nil : texts("discovery.organizations", count: organizations.count),
        ]
        let finding = parts.compactMap { $0 }.joined(separator: " · ")
        return finding.prefix(1).uppercased() + finding.dropFirst()
    }
}
