import Commons
import Indicators
import Replications
import Storage
import Web

/// A goal that a replication offers to whoever funds it: locked when the people of that organization agree, and not before.
struct GoalOffer: Sendable, Encodable, RowDecodable {
    typealias ID = Identifier<GoalOffer>

    enum State: String, Sendable, Codable, CaseIterable, SQLBindable, SQLDecodable {
        case waiting, agreed, declined, withdrawn

        var textKey: String { "goals.offer.\(rawValue)" }

        /// What brought it there, in the trail.
        var act: StaticString {
            switch self {
            case .waiting: "goal.offered"
            case .agreed: "goal.agreed"
            case .declined: "goal.declined"
            case .withdrawn: "goal.withdrawn"
            }
        }
    }

    let id: ID
    let replication: Thing.ID
    let funder: Thing.ID
    let indicator: Thing.ID
    let baseline: Amount?
    let target: Amount
    let sense: Goal.Sense
    let due: CivilDate
    let success: String
    let amends: Goal.ID?
    let why: String
    let offeredAt: Timestamp
    let state: State
    /// Of whoever answered.
    let words: String
    let answeredAt: Timestamp?
    /// What it became.
    let goal: Goal.ID?

    var path: String { "/goal-offers/\(id)" }

    init(row: Row) throws {
        id = try row["id"]
        replication = try row["replication_id"]
        funder = try row["funder_id"]
        indicator = try row["indicator_id"]
        baseline = try row["baseline"]
        target = try row["target"]
        sense = try row["sense"]
        due = try row["due"]
        success = try row["success"]
        amends = try row["amends_id"]
        why = try row["why"]
        offeredAt = try row["offered_at"]
        state = try row["state"]
        words = try row["words"]
        answeredAt = try row["answered_at"]
        goal = try row["goal_id"]
    }

    private static let columns: Query = """
        id, replication_id, funder_id, indicator_id, baseline, target, sense, due, success, amends_id, why, offered_at,
        state, words, answered_at, goal_id
        """

    static func find(_ id: ID, in tx: Transaction) throws -> GoalOffer? {
        try tx.first("SELECT \(columns) FROM goal_offers WHERE id = \(id)")
    }

    /// Those that wait, of a replication or of those whom an organization may answer; the longest first.
    static func waiting(_ whose: Query, in tx: Transaction) throws -> [GoalOffer] {
        try tx.all(
            """
            SELECT \(columns) FROM goal_offers WHERE state = 'waiting' AND \(whose) ORDER BY offered_at, id LIMIT 50
            """)
    }

    static let holding = Holding(
        "goal-offers",
        HeldTable(
            "goal_offers",
            [
                .key("id", ID.self), .column("replication_id", Thing.ID.self), .column("funder_id", Thing.ID.self),
                .column("indicator_id", Thing.ID.self), .column("baseline", Int?.self), .column("target", Int.self),
                .column("sense", Goal.Sense.self), .column("due", CivilDate.self), .column("success", String.self),
                .column("amends_id", Goal.ID?.self), .column("why", String.self),
                .column("person_id", Person.ID?.self), .column("offered_at", Timestamp.self),
                .column("state", State.self), .column("words", String.self),
                .column("answered_by", Person.ID?.self), .column("answered_at", Timestamp?.self),
                .column("goal_id", Goal.ID?.self),
            ]))
}

extension GoalOffer {
    static func make(
        _ id: ID, _ proposal: GoalProposal, of replication: Thing, to funder: Thing, by author: Authorship,
        in tx: Transaction
    ) throws {
        try tx.run(
            """
            INSERT INTO goal_offers (id, replication_id, funder_id, indicator_id, baseline, target, sense, due, success,
                amends_id, why, person_id, offered_at, state, words)
            VALUES (\(id), \(replication.id), \(funder.id), \(proposal.indicator.id), \(proposal.baseline),
                \(proposal.target), \(proposal.sense), \(proposal.due), \(proposal.success), \(proposal.amends),
                \(proposal.why), \(author.person), \(author.at), \(State.waiting), '')
            """)
        try Audit.record(State.waiting.act, of: replication, by: author.person, at: author.at, in: tx)
    }

    /// Ends the waiting. Whoever answered meanwhile comes first.
    ///
    /// - Throws: a conflict when it waits no more.
    func answer(
        _ state: State, saying words: String, becoming goal: Goal.ID? = nil, of replication: Thing,
        by author: Authorship, in tx: Transaction
    ) throws {
        let changed = try tx.run(
            """
            UPDATE goal_offers SET state = \(state), words = \(words), goal_id = \(goal),
                answered_by = \(author.person), answered_at = \(author.at)
            WHERE id = \(id) AND state = 'waiting'
            """)
        guard changed == 1 else { throw AppError(.conflict, "goals.offer.meanwhile") }
        try Audit.record(state.act, of: replication, by: author.person, at: author.at, in: tx)
    }

    /// What is locked when it is agreed to.
    func proposal(_ indicator: Thing, agreedBy funder: Thing, at now: Timestamp) -> GoalProposal {
        var proposal = GoalProposal(
            indicator, from: baseline, sense, target, until: due, success: success, agreedWith: funder.title,
            amending: amends, because: why)
        proposal.agreement = GoalAgreement(funder: funder, at: now)
        return proposal
    }
}
