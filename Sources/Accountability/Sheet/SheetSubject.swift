import Commons
import Networks
import Organizations
import Replications
import Storage
import Territories
import Web

/// Of whom or what a sheet tells, and who tells it.
struct SheetSubject: Sendable {
    let teller: Thing
    /// Nil where it tells of the teller.
    let territory: Territory?

    /// Those who may account for something.
    static let tellers: [Kind] = [.replication, .network, .organization]

    init(_ teller: Thing, of territory: Territory? = nil) { (self.teller, self.territory) = (teller, territory) }

    init(of content: SheetContent, in tx: Transaction) throws {
        guard let teller = try Thing.find(content.teller, in: tx) else { throw AppError.missing }
        self.teller = teller
        territory = try content.territory.flatMap { try Territory.find($0, in: tx) }
    }

    /// The places that are counted, each once: the replication itself, those of the network or territory and below, those
    /// that the organization carries or supports.
    func places(in tx: Transaction) throws -> CountedPlaces {
        if let territory { return try CountedPlaces(below: [.territory(territory.id)], in: tx) }
        return try Self.places(of: teller, in: tx)
    }

    private static func places(of teller: Thing, in tx: Transaction) throws -> CountedPlaces {
        switch teller.kind {
        case .network: return try CountedPlaces(below: [.network(teller.id)], in: tx)
        case .organization: return CountedPlaces(try Replications.places(of: teller.id, in: tx))
        default: return CountedPlaces([teller.id])
        }
    }

    /// Whether the teller has anything to tell of a territory: it has a place there, or is at home in it.
    static func acts(_ teller: Thing, in territory: Territory, in tx: Transaction) throws -> Bool {
        if try Organizations.territories(of: [teller.id], in: tx)[teller.id] == territory.id { return true }
        let there = Set(try CountedPlaces(below: [.territory(territory.id)], in: tx).replications)
        return try places(of: teller, in: tx).replications.contains(where: there.contains)
    }

    /// « Lozère (France) », « Le verger ».
    func name(_ language: Language, in tx: Transaction) throws -> String {
        guard let territory else { return teller.title }
        return try TerritoryLink.find([territory.id], language: language, in: tx)[territory.id]?.label ?? territory.name
    }

    var path: String { territory?.path ?? teller.path }

    /// Several places are told of at once.
    var isGroup: Bool { territory != nil || teller.kind != .replication }
}
