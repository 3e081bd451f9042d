import Cartography
import Commons
import Organizations
import Replications
import Search
import Storage
import Territories
import Web
import Words

/// A thing as a list of results, or of news, shows it.
struct FoundThing: Sendable, Encodable {
    let id: Thing.ID
    let kind: String
    let path: String
    /// BCP 47 tag of its title and passage.
    let language: String
    /// In pieces, so that what was looked for can be marked.
    let title: [Passage.Segment]
    let passage: [Passage.Segment]
    /// Of a replication.
    let state: ReplicationState?
    let since: String?
    /// The practice of a replication, the replication of an adaptation.
    let of: String?
    let territory: TerritoryLink?
    let organizationKind: OrganizationKind?
    /// How many replications a practice has.
    let replicationCount: Int?
    let isFictional: Bool
    let updatedAt: Timestamp?

    init?(_ hit: SearchHit, _ circumstances: Circumstances) {
        guard let id = Thing.ID(rawValue: hit.id) else { return nil }
        let passage = Self.passage(of: hit, circumstances.replications[id])
        self.init(
            id, hit.kind, hit.path, hit.language, title: hit.title.segments, passage, isFictional: hit.isFictional,
            updatedAt: hit.date, organizationKind: hit.facets["carrier"]?.first, circumstances)
    }

    init(_ thing: Thing, _ circumstances: Circumstances) {
        self.init(
            thing.id, thing.kind.rawValue, thing.path, thing.language, title: [Passage.Segment(thing.title)],
            [Passage.Segment(thing.summary)], isFictional: thing.isFictional, updatedAt: thing.updatedAt,
            organizationKind: nil, circumstances)
    }

    private init(
        _ id: Thing.ID, _ kind: String, _ path: String, _ language: String, title: [Passage.Segment],
        _ passage: [Passage.Segment], isFictional: Bool, updatedAt: Timestamp?, organizationKind: String?,
        _ circumstances: Circumstances
    ) {
        let known = FoundKind(rawValue: kind)
        let replication = circumstances.replications[id]
        self.id = id
        self.kind = kind
        self.path = path
        self.language = language
        self.title = title
        self.passage = passage.filter { !$0.text.isEmpty }
        state = known == .replication ? replication?.state : nil
        since = known == .replication ? replication?.since : nil
        of = known == .adaptation ? replication?.title : replication?.practice
        territory = replication?.territory ?? circumstances.territories[id]
        self.organizationKind = known == .organization ? organizationKind.flatMap(OrganizationKind.init) : nil
        replicationCount = known == .practice ? circumstances.counts[id] ?? 0 : nil
        self.isFictional = isFictional
        self.updatedAt = updatedAt
    }

    /// The index puts the territory before a replication's summary; the line below already names it.
    private static func passage(of hit: SearchHit, _ replication: ReplicationEntry?) -> [Passage.Segment] {
        guard hit.kind == FoundKind.replication.rawValue, hit.passage.termCount == 0, let replication else {
            return hit.passage.segments
        }
        return [Passage.Segment(replication.summary)]
    }
}
