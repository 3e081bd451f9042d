package import Commons
package import Storage
import Web

/// What those who visit found about one principle, and by what they know.
package struct LabelFinding: Sendable, Equatable, RowDecodable {
    package enum Finding: String, Sendable, CaseIterable, Codable, SQLBindable, SQLDecodable {
        case honoured, partly, missing

        var textKey: String { "labels.finding.\(rawValue)" }
    }

    package let round: Int
    /// The number of the principle, from 1.
    package let principle: Int
    package let finding: Finding
    /// Markdown.
    package let evidence: String
    package let link: String?
    /// An image or a document of this node.
    package let medium: Thing.ID?
    /// What shows it is read by those only whom the visit concerns: it tells of people who did not agree to more.
    package let isPrivate: Bool
    /// How often it was written.
    package let revision: Int

    static let columns: Query = "round, principle, finding, evidence, link, medium_id, is_private, revision"

    package init(row: Row) throws {
        round = try row["round"]
        principle = try row["principle"]
        finding = try row["finding"]
        evidence = try row["evidence"]
        link = try row["link"]
        medium = try row["medium_id"]
        isPrivate = try row["is_private"]
        revision = try row["revision"]
    }

    static func all(of label: Label.ID, in tx: Transaction) throws -> [LabelFinding] {
        try tx.all(
            """
            SELECT \(columns) FROM label_findings WHERE label_id = \(label) ORDER BY round DESC, principle LIMIT 500
            """)
    }

    /// What somebody writes about a principle.
    package struct Draft: Sendable {
        let principle: Int
        let finding: Finding
        let evidence: String
        let link: String?
        let medium: Thing.ID?
        let isPrivate: Bool

        package init(
            _ principle: Int, _ finding: Finding, _ evidence: String, link: String? = nil, medium: Thing.ID? = nil,
            isPrivate: Bool = false
        ) {
            self.principle = principle
            self.finding = finding
            self.evidence = evidence
            self.link = link
            self.medium = medium
            self.isPrivate = isPrivate
        }
    }

    /// Writes it down over what was read; false when another visitor wrote meanwhile.
    ///
    /// - Parameter revision: the one that was read; 0 when there was none.
    static func write(
        _ draft: Draft, over revision: Int, of label: Label, by person: Person.ID?, at now: Timestamp,
        in tx: Transaction
    ) throws -> Bool {
        guard revision > 0 else {
            return try tx.run(
                """
                INSERT INTO label_findings (label_id, round, principle, finding, evidence, link, medium_id, is_private,
                    revision, person_id, at)
                VALUES (\(label.id), \(label.round), \(draft.principle), \(draft.finding), \(draft.evidence), \(draft.link),
                    \(draft.medium), \(draft.isPrivate), 1, \(person), \(now))
                ON CONFLICT DO NOTHING
                """) == 1
        }
        return try tx.run(
            """
            UPDATE label_findings SET finding = \(draft.finding), evidence = \(draft.evidence), link = \(draft.link),
                medium_id = \(draft.medium), is_private = \(draft.isPrivate), revision = revision + 1, person_id = \(person), at = \(now)
            WHERE label_id = \(label.id) AND round = \(label.round) AND principle = \(draft.principle)
                AND revision = \(revision)
            """) == 1
    }
}
