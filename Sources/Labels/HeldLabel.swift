package import Commons
import Storage
import Web

/// A label with its visits, findings and history: one line of an export.
struct HeldLabel: HeldRow {
    let label: Head
    let rounds: [Round]
    let visitors: [Visitor]
    let findings: [Finding]
    let events: [Event]

    var people: [Person.ID] {
        visitors.map(\.person) + (findings.compactMap(\.person) + events.compactMap(\.person))
    }

    struct Head: Codable, Equatable, Sendable {
        let id: Label.ID
        let issuer: Thing.ID
        let practice: Thing.ID
        let replication: Thing.ID
        let state: LabelState
        let round: Int
        let step: Int
        let askedAt: Timestamp
        let grantedAt: Timestamp?
        let expiresOn: CivilDate?
        let recalledOn: CivilDate?
    }

    struct Round: Codable, Equatable, Sendable {
        let number: Int
        let edition: Int
        let language: String
        let principles: [String]
        let isAppeal: Bool
        let reportedAt: Timestamp?
        let outcome: LabelRound.Outcome?
        let decidedAt: Timestamp?
        let reason: String
        let missing: [Int]
        let expiresOn: CivilDate?
    }

    struct Visitor: Codable, Equatable, Sendable {
        let round: Int
        let person: Person.ID
        let replication: Thing.ID?
        let state: LabelVisitor.State
        let isShown: Bool
        let namedAt: Timestamp
    }

    struct Finding: Codable, Equatable, Sendable {
        let round: Int
        let principle: Int
        let finding: LabelFinding.Finding
        let evidence: String
        let link: String?
        /// Absent in exports of earlier versions, like what follows.
        let medium: Thing.ID?
        /// True, or nothing.
        let isPrivate: Bool?
        let revision: Int
        let person: Person.ID?
        let at: Timestamp
    }

    struct Event: Codable, Equatable, Sendable {
        let number: Int
        let act: LabelAct
        let at: Timestamp
        let person: Person.ID?
        let text: String
    }

    static let holding = Holding(
        "labels", tables: ["labels", "label_rounds", "label_visitors", "label_findings", "label_events"],
        of: HeldLabel.self,
        page: { last, limit, tx in
            let ids: [Label.ID] = try tx.values(
                "SELECT id FROM labels WHERE id > \(last?.label.id.rawValue ?? "") ORDER BY id LIMIT \(limit)")
            return try ids.compactMap { try HeldLabel($0, in: tx) }
        },
        present: { held, tx in
            let row = held.label
            let id: Label.ID? = try tx.value(
                """
                SELECT id FROM labels
                WHERE id = \(row.id) OR (replication_id = \(row.replication) AND issuer_id = \(row.issuer))
                ORDER BY CASE WHEN id = \(row.id) THEN 0 ELSE 1 END LIMIT 1
                """)
            return try id.flatMap { try HeldLabel($0, in: tx) }
        },
        take: { held, tx in try held.insert(in: tx) })
}

extension Labels {
    package static var holding: Holding { HeldLabel.holding }
}
