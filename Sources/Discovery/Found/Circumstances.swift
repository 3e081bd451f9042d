import Commons
import Media
import Organizations
import Practices
import Replications
import Storage
import Territories
import Web

/// What is said of found things beyond what every thing says of itself: where, in which state, how often taken up.
struct Circumstances: Sendable {
    /// Of replications, and of adaptations: the one that they change.
    let replications: [Thing.ID: ReplicationEntry]
    /// Of organizations.
    let territories: [Thing.ID: TerritoryLink]
    /// Of practices.
    let counts: [Thing.ID: Int]
    /// Of practices, found or taken up by what was found, that were told in the reader's language.
    let translations: [Thing.ID: PracticeContent]
    /// Of media.
    let pictures: [Thing.ID: MediumPicture]

    init(of things: [(id: Thing.ID, kind: String)], _ language: Language, in tx: Transaction) throws {
        let ids = { (kinds: FoundKind...) in
            things.filter { thing in kinds.contains { $0.rawValue == thing.kind } }.map(\.id)
        }
        replications = try ReplicationEntry.about(
            replications: ids(.replication), adaptations: ids(.adaptation), language: language, in: tx)
        counts = try Replications.counts(of: ids(.practice), in: tx)
        let named = ids(.practice) + Set(replications.values.map(\.practiceID))
        translations = try Practices().translations(of: named, to: language.rawValue, in: tx)
        let homes = try Organizations.territories(of: ids(.organization), in: tx)
        let links = try TerritoryLink.find(Array(homes.values), language: language, in: tx)
        pictures = try MediumPicture.find(Array(Thing.find(ids(.medium), in: tx).values), in: tx)
        territories = homes.compactMapValues { links[$0] }
    }
}
