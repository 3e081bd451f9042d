import Commons
import MetaAnalysis
import Replications
import Storage
import Territories
import Web

/// A study as a synthesis takes it: its effect, where it is from, and how it was made.
struct PooledStudy: Sendable, Encodable {
    let id: Thing.ID
    let title: String
    let language: String
    /// Nil of one that was withdrawn since.
    let path: String?
    let isFictional: Bool
    let content: StudyContent
    /// Nil of a study that was published elsewhere, or whose place is not shown any more.
    let place: ReplicationEntry?
    /// Of what the place serves; nil of one that was published elsewhere.
    let level: ServedLevel?
    /// How many people live there; nil where that is not known.
    let population: Int?
    /// On the scale on which studies are pooled; nil of one whose numbers define none.
    let effect: Effect?

    init(_ thing: Thing, _ content: StudyContent, _ places: StudyPlaces, _ measure: EffectMeasure) {
        id = thing.id
        title = thing.title
        language = thing.language
        path = thing.publicPath
        isFictional = thing.isFictional
        self.content = content
        place = content.replication.flatMap { places.entries[$0] }
        let part = place.flatMap { places.neighbourhoods[$0.id] }
        level = part == nil ? place?.territory.map { ServedLevel($0.echelon) } : .neighbourhood
        population = part.map(\.people) ?? place?.territory.flatMap { places.populations[$0.id] }
        effect = measure.effect(of: content.numbers)
    }

    var isElsewhere: Bool { content.replication == nil }

    /// The place does not run any more; its study stays.
    var hasEnded: Bool { place?.state == .purposeMet || place?.state == .notViable }

    var location: String { place?.territory?.label ?? content.place }

    private enum CodingKeys: String, CodingKey {
        case id, title, language, path, isFictional, place, state, date, design, rung, isElsewhere, isIndependent,
            numbers, biases, estimate, variance
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(title, forKey: .title)
        try container.encode(language, forKey: .language)
        try container.encodeIfPresent(path, forKey: .path)
        try container.encode(isFictional, forKey: .isFictional)
        try container.encode(location, forKey: .place)
        try container.encodeIfPresent(place?.state, forKey: .state)
        try container.encode(content.date, forKey: .date)
        try container.encode(content.design, forKey: .design)
        try container.encode(content.rung, forKey: .rung)
        try container.encode(isElsewhere, forKey: .isElsewhere)
        try container.encode(content.isIndependent, forKey: .isIndependent)
        try container.encode(content.numbers, forKey: .numbers)
        try container.encode(content.biases, forKey: .biases)
        try container.encodeIfPresent(effect?.estimate, forKey: .estimate)
        try container.encodeIfPresent(effect?.variance, forKey: .variance)
    }
}

/// Where studies were made.
struct StudyPlaces: Sendable {
    let entries: [Thing.ID: ReplicationEntry]
    let populations: [Territory.ID: Int]
    /// Of those that serve a part of their territory.
    let neighbourhoods: [Thing.ID: Neighbourhood]

    init(of replications: [Thing.ID], _ language: Language, in tx: Transaction) throws {
        let ids = Set(replications).sorted()
        let found =
            try ids.isEmpty
            ? []
            : ReplicationEntry.all(
                where: "r.thing_id IN \(list: ids)", limit: ids.count, language: language, in: tx)
        entries = Dictionary(found.map { ($0.id, $0) }) { first, _ in first }
        neighbourhoods = try Neighbourhood.find(found.map(\.id), in: tx)
        let territories = try Territory.find(Set(found.compactMap { $0.territory?.id }), in: tx)
        populations = territories.compactMapValues { $0.population?.count }
    }
}

/// The studies of an outcome with the places where they were made.
struct StudyReading: Sendable {
    static let most = 500

    /// Those that are published.
    let found: [(thing: Thing, content: StudyContent)]
    /// There are more than are read.
    let isCut: Bool
    let places: StudyPlaces

    init(of outcome: Thing, _ language: Language, in tx: Transaction) throws {
        let ids: [Thing.ID] = try tx.values(
            """
            SELECT thing_id FROM studies WHERE outcome_id = \(outcome.id) ORDER BY thing_id LIMIT \(Self.most + 1)
            """)
        isCut = ids.count > Self.most
        let read = Array(ids.prefix(Self.most))
        let things = try Thing.find(read, in: tx)
        let contents = try Studies().contents(of: read, in: tx)
        found = read.compactMap { id in
            guard let thing = things[id], let content = contents[id], thing.visibility == .published else { return nil }
            return (thing, content)
        }
        places = try StudyPlaces(of: contents.values.compactMap(\.replication), language, in: tx)
    }

    /// As this measure takes them, the earliest first.
    func studies(of outcome: OutcomeContent) -> [PooledStudy] {
        found.map { thing, content in
            PooledStudy(thing, content, places, outcome.measure)
        }.inOrder
    }
}

extension [PooledStudy] {
    /// By year, those without one last, then as they were told.
    var inOrder: [PooledStudy] {
        sorted { one, other in
            let (first, second) = (one.content.date, other.content.date)
            return (first.isEmpty ? "~" : first, one.id) < (second.isEmpty ? "~" : second, other.id)
        }
    }
}
