import Cartography
import Commons
import Media
import Organizations
import Practices
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
    let title: MarkedText
    let passage: MarkedText
    /// Of a replication.
    let state: ReplicationState?
    let since: String?
    /// Since when there is no news: `2024-03`.
    let silentSince: String?
    /// The practice of a replication, the replication of an adaptation.
    let subject: String?
    let subjectLanguage: String?
    let territory: TerritoryLink?
    let organizationKind: OrganizationKind?
    /// How many replications a practice has.
    let replicationCount: Int?
    let isFictional: Bool
    let updatedAt: Timestamp?
    /// Of a medium.
    let picture: MediumPicture?
    /// The replication itself, for its mark and its state in words.
    private let standing: ReplicationEntry?
    /// In degrees (WGS 84); of what is somewhere.
    private(set) var latitude: Double?
    private(set) var longitude: Double?

    /// - Parameter words: what was looked for, to be marked where the index does not know the text.
    init?(_ hit: SearchHit, _ circumstances: Circumstances, matching words: QueryWords) {
        guard let id = Thing.ID(rawValue: hit.id) else { return nil }
        var title = MarkedText(hit.title, in: hit.language)
        var passage = MarkedText(hit.passage, in: hit.language)
        if let translation = circumstances.translations[id] {
            let summary = Passage(of: translation.summary, in: translation.language, matching: words)
            title = MarkedText(
                Passage(of: translation.title, in: translation.language, matching: words), in: translation.language)
            // The reader's language, unless the original shows more of what was looked for.
            if summary.termCount >= hit.passage.termCount { passage = MarkedText(summary, in: translation.language) }
        } else if let replication = circumstances.replications[id], hit.kind == FoundKind.replication.rawValue,
            hit.passage.termCount == 0
        {
            // The index puts the territory before the summary; the line below already names it.
            passage = MarkedText(replication.summary, in: hit.language)
        }
        self.init(
            id, hit.kind, hit.path, title, passage, isFictional: hit.isFictional, updatedAt: hit.date,
            organizationKind: hit.kind == FoundKind.organization.rawValue ? hit.facets["carrier"]?.first : nil,
            circumstances)
        (latitude, longitude) = (hit.latitude, hit.longitude)
    }

    init(_ thing: Thing, _ circumstances: Circumstances) {
        let translation = circumstances.translations[thing.id]
        let language = translation?.language ?? thing.language
        self.init(
            thing.id, thing.kind.rawValue, thing.path, MarkedText(translation?.title ?? thing.title, in: language),
            MarkedText(translation?.summary ?? thing.summary, in: language), isFictional: thing.isFictional,
            updatedAt: thing.updatedAt, organizationKind: nil, circumstances)
    }

    private init(
        _ id: Thing.ID, _ kind: String, _ path: String, _ title: MarkedText, _ passage: MarkedText,
        isFictional: Bool, updatedAt: Timestamp?, organizationKind: String?, _ circumstances: Circumstances
    ) {
        let known = FoundKind(rawValue: kind)
        let replication = circumstances.replications[id]
        self.id = id
        self.kind = kind
        self.path = path
        self.title = title
        self.passage = passage
        state = known == .replication ? replication?.state : nil
        since = known == .replication ? replication?.since : nil
        silentSince = known == .replication ? replication?.silentSince : nil
        standing = known == .replication ? replication : nil
        let told = replication.flatMap { circumstances.translations[$0.practiceID] }
        subject = known == .adaptation ? replication?.title : told?.title ?? replication?.practice
        subjectLanguage =
            known == .adaptation ? replication?.language : told?.language ?? replication?.practiceLanguage
        picture = circumstances.pictures[id]
        territory = replication?.territory ?? circumstances.territories[id]
        self.organizationKind = known == .organization ? organizationKind.flatMap(OrganizationKind.init) : nil
        replicationCount = known == .practice ? circumstances.counts[id] ?? 0 : nil
        self.isFictional = isFictional
        self.updatedAt = updatedAt
    }

    private enum CodingKeys: String, CodingKey {
        case id, kind, path, title, passage, state, since, silentSince, subject, subjectLanguage, territory,
            organizationKind, replicationCount, isFictional, updatedAt, latitude, longitude
    }

    var mark: Mark { standing?.mark ?? .place }

    func stateText(_ texts: Texts) -> String? { standing?.stateText(texts) }
}
