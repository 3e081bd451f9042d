package import Commons
import Crypto
package import Replications
package import Storage
package import Web

/// A promise of a replication: from where, to where, until when, agreed with whom. It is locked when it is made: its text
/// has a digest that anybody can make again, and no page changes it. An amendment is another goal beside it.
package struct Goal: Sendable, Encodable {
    package typealias ID = Identifier<Goal>

    package enum Sense: String, Sendable, Codable, CaseIterable, SQLBindable, SQLDecodable {
        case atLeast = "at-least"
        case atMost = "at-most"

        package var textKey: String { "goals.sense.\(rawValue)" }
    }

    package let id: ID
    package let replication: Thing.ID
    package let indicator: Thing.ID
    /// Nil when it is not known.
    package let baseline: Amount?
    package let target: Amount
    package let sense: Sense
    package let due: CivilDate
    /// What will count as success, in words.
    package let success: String
    /// With whom it was agreed, as the place wrote it.
    package let funder: String
    /// The organization whose people agreed to it here, and when; nil where the place alone says that it was agreed.
    package let funderID: Thing.ID?
    package let agreedAt: Timestamp?
    package let amends: ID?
    /// Of an amendment.
    package let why: String
    /// All of it, as it was settled.
    package let text: String
    /// SHA-256 of the text in UTF-8, in lower-case hexadecimal digits.
    package let digest: String
    package let lockedAt: Timestamp

    package var path: String { "/goals/\(id)" }

    static func digest(of text: String) -> String {
        SHA256.hash(data: Array(text.utf8)).map { byte in
            let digits = String(byte, radix: 16)
            return digits.count == 1 ? "0" + digits : digits
        }.joined()
    }

    func isMet(by amount: Double) -> Bool {
        let target = Double(target.rawValue) / 100
        return sense == .atLeast ? amount >= target : amount <= target
    }
}

extension Goal: RowDecodable {
    static let columns: Query = """
        id, replication_id, indicator_id, baseline, target, sense, due, success, funder, agreed_with_id, agreed_at,
        amends_id, why, text, digest, locked_at
        """

    package init(row: Row) throws {
        id = try row["id"]
        replication = try row["replication_id"]
        indicator = try row["indicator_id"]
        baseline = try row["baseline"]
        target = try row["target"]
        sense = try row["sense"]
        due = try row["due"]
        success = try row["success"]
        funder = try row["funder"]
        funderID = try row["agreed_with_id"]
        agreedAt = try row["agreed_at"]
        amends = try row["amends_id"]
        why = try row["why"]
        text = try row["text"]
        digest = try row["digest"]
        lockedAt = try row["locked_at"]
    }

    static func find(_ id: ID, in tx: Transaction) throws -> Goal? {
        try tx.first("SELECT \(columns) FROM goals WHERE id = \(id)")
    }

    /// Those of places that everybody sees, the latest agreed first.
    static func all(agreedBy funder: Thing.ID, limit: Int, in tx: Transaction) throws -> [Goal] {
        try tx.all(
            """
            SELECT \(columns) FROM goals WHERE agreed_with_id = \(funder)
                AND replication_id IN (SELECT id FROM things WHERE visibility = 'published')
            ORDER BY agreed_at DESC, id DESC LIMIT \(limit)
            """)
    }

    /// The earliest first.
    static func all(of replication: Thing.ID, in tx: Transaction) throws -> [Goal] {
        try tx.all(
            """
            SELECT \(columns) FROM goals WHERE replication_id = \(replication) ORDER BY locked_at, id LIMIT 200
            """)
    }
}

/// That the people of an organization agreed to a goal.
struct GoalAgreement: Sendable {
    let funder: Thing
    let at: Timestamp
}

extension Goal {
    /// Those of some places, at most 1,000, the earliest first.
    static func all(of replications: [Thing.ID], limit: Int, in tx: Transaction) throws -> [Goal] {
        try tx.all(
            """
            SELECT \(columns) FROM goals WHERE replication_id IN \(list: replications)
            ORDER BY locked_at, id LIMIT \(limit)
            """)
    }
}

/// A goal before it is locked.
package struct GoalProposal: Sendable {
    package var indicator: Thing
    package var baseline: Amount?
    package var target: Amount
    package var sense: Goal.Sense
    package var due: CivilDate
    package var success: String
    package var funder: String
    package var amends: Goal.ID?
    package var why: String
    var agreement: GoalAgreement?

    package init(
        _ indicator: Thing, from baseline: Amount?, _ sense: Goal.Sense, _ target: Amount, until due: CivilDate,
        success: String, agreedWith funder: String, amending amends: Goal.ID? = nil, because why: String = ""
    ) {
        (self.indicator, self.baseline, self.target, self.sense) = (indicator, baseline, target, sense)
        (self.due, self.success, self.funder, self.amends, self.why) = (due, success, funder, amends, why)
    }

    /// All of it in an order and a spelling that never change, so that anybody can make the digest again.
    func text(of replication: Thing, at now: Timestamp) -> String {
        let number = { (amount: Amount) in
            "\(amount.rawValue / 100).\(amount.rawValue % 100 / 10)\(amount.rawValue % 10)"
        }
        let lines =
            [
                ("goal of", "\(replication.id) \(replication.title)"),
                ("indicator", "\(indicator.id) revision \(indicator.revision) \(indicator.title)"),
                ("baseline", baseline.map(number) ?? "unknown"), ("target", "\(sense.rawValue) \(number(target))"),
                ("due", due.rawValue), ("success", success), ("agreed with", funder),
                ("amends", amends?.rawValue ?? "nothing"), ("because", why), ("locked", "\(now.rawValue)"),
            ] + (agreement.map { [("agreed by", "\($0.funder.id) \($0.funder.title)")] } ?? [])
        return lines.map { "\($0): \($1.replacing("\n", with: " "))\n" }.joined()
    }

    /// Locks it.
    @discardableResult
    package func lock(
        _ id: Goal.ID, of replication: Thing, by person: Person.ID?, at now: Timestamp, in tx: Transaction
    ) throws -> Goal.ID {
        let text = text(of: replication, at: now)
        try tx.run(
            """
            INSERT INTO goals (id, replication_id, indicator_id, baseline, target, sense, due, success, funder,
                agreed_with_id, agreed_at, amends_id, why, text, digest, person_id, locked_at)
            VALUES (\(id), \(replication.id), \(indicator.id), \(baseline), \(target), \(sense), \(due), \(success),
                \(funder), \(agreement?.funder.id), \(agreement?.at), \(amends), \(why), \(text),
                \(Goal.digest(of: text)), \(person), \(now))
            """)
        try Audit.record("goal.locked", of: replication, by: person, at: now, in: tx)
        Replications().reindex(try replication.touch(at: now, in: tx), in: tx)
        return id
    }
}
