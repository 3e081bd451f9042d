import Commons
import Practices
import Replications
import Storage
import Web

/// What the replications of a practice did to its parts, as it was told, and what became of each.
struct DriftReading: Sendable {
    static let most = 2_000

    /// One change to one part.
    struct Touch: Sendable, RowDecodable {
        let replication: Thing.ID
        let adaptation: Thing.ID
        let part: String
        let change: PartChange.Act

        init(row: Row) throws {
            replication = try row["replication_id"]
            adaptation = try row["adaptation_id"]
            part = try row["part"]
            let change: String = try row["change"]
            self.change = PartChange.Act(rawValue: change) ?? .changed
        }
    }

    /// An answer to one of FRAME's questions.
    private struct Answer: RowDecodable {
        let adaptation: Thing.ID
        let facet: String
        let term: String

        init(row: Row) throws {
            adaptation = try row["adaptation_id"]
            facet = try row["facet"]
            term = try row["term"]
        }
    }

    let parts: [Part]
    /// BCP 47 tag of their texts.
    let language: String
    let replications: [ReplicationEntry]
    let touches: [Touch]
    /// There are more than are read.
    let isCut: Bool
    private let answers: [Thing.ID: [String: [String]]]
    /// The edition that each follows, and the parts of that edition.
    private let editions: [Thing.ID: Int]
    private let partsOfEdition: [Int: Set<String>]

    init(of practice: Thing, _ language: Language, in tx: Transaction) throws {
        let core = try Practices().newest(of: practice, in: tx)
        parts = core.parts
        self.language = core.language
        let found = try ReplicationEntry.all(
            where: "r.practice_id = \(practice.id)", limit: Self.most + 1, language: language, in: tx)
        isCut = found.count > Self.most
        replications = Array(found.prefix(Self.most))
        touches = try tx.all(
            """
            SELECT a.replication_id, p.adaptation_id, p.part, p.change
            FROM adaptations a JOIN adaptation_parts p ON p.adaptation_id = a.thing_id JOIN things t ON t.id = a.thing_id
            WHERE a.replication_id IN \(list: replications.map(\.id)) AND t.visibility = 'published'
            ORDER BY a.replication_id, a.date, a.thing_id, p.part LIMIT 40000
            """)
        let told: [Answer] = try tx.all(
            """
            SELECT f.adaptation_id, f.facet, f.term FROM adaptation_facets f
            WHERE f.adaptation_id IN \(list: Set(touches.map(\.adaptation)).sorted())
                AND f.facet IN ('nature', 'reasons')
            ORDER BY f.adaptation_id, f.facet, f.term LIMIT 80000
            """)
        editions = try FollowedEdition.numbers(of: replications.map(\.id), in: tx)
        partsOfEdition = try Set(editions.values).sorted().reduce(into: [:]) { parts, number in
            guard let edition = try Edition.find(number, of: practice.id, in: tx) else { return }
            parts[number] = Set(try Practices().content(of: practice, at: edition.revision, in: tx).parts.map(\.id))
        }
        answers = told.reduce(into: [:]) { $0[$1.adaptation, default: [:]][$1.facet, default: []].append($1.term) }
    }

    /// Whether a replication can have kept or dropped a part: it follows an edition that has it. Where nothing is known
    /// of that edition, it can.
    func knows(_ replication: Thing.ID, _ part: Part) -> Bool {
        guard let number = editions[replication], let parts = partsOfEdition[number] else { return true }
        return parts.contains(part.id)
    }

    /// The answers to one question that some adaptations give, by how many give each, the most frequent first.
    func answers(to facet: FrameFacet, of adaptations: Set<Thing.ID>) -> [(term: String, count: Int)] {
        let terms = adaptations.flatMap { answers[$0]?[facet.rawValue] ?? [] }
        let counts = Dictionary(terms.map { ($0, 1) }, uniquingKeysWith: +)
        return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { ($0.key, $0.value) }
    }
}
